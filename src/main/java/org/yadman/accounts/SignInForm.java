package org.yadman.accounts;

import org.jspecify.annotations.Nullable;

/// What is typed at the door.
///
/// @param number the one-time number
/// @param code admits this browser, where it is new
/// @param go the address to go on to
/// @param kept a form that was sent without a session, sealed
record SignInForm(String name, String passphrase, String number, String code, String go, String kept) {

    private static final int LONGEST = 200;

    SignInForm(
            @Nullable String name,
            @Nullable String passphrase,
            @Nullable String number,
            @Nullable String code,
            @Nullable String go,
            @Nullable String kept) {
        this.name = name == null ? "" : name;
        this.passphrase = passphrase == null ? "" : passphrase;
        this.number = number == null ? "" : number;
        this.code = code == null ? "" : code;
        this.go = go == null ? "" : go;
        this.kept = kept == null ? "" : kept;
    }

    boolean isTooLong() {
        return Math.max(Math.max(name.length(), passphrase.length()), Math.max(number.length(), code.length()))
                > LONGEST;
    }
}
