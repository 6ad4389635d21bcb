package org.yadman;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The campaign's key as somebody types it from the paper. A running server gets it through its socket: a word of a
/// command line could be seen by others.
final class CampaignKey {

    private CampaignKey() {}

    static String ask() {
        System.err.println("Type the campaign's key as it was printed when the server first started:");
        try {
            String typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (typed != null) {
                return typed;
            }
        } catch (IOException e) {
            // The same as no key.
        }
        throw new Refusal("No key was typed; nothing was changed.");
    }
}
