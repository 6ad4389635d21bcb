package org.yadman.platform.db;

/// Who did something, as the record may know it: a pseudonym or a role, never an address. An account's own id
/// until accounts exist is `import` for what came from a campaign folder.
public record ActorId(String value) {

    /// What came from a campaign folder.
    public static final ActorId IMPORT = new ActorId("import");
}
