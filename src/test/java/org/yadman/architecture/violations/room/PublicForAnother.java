package org.yadman.architecture.violations.room;

/// Public, because another room uses it: this is as it should be.
public record PublicForAnother(PublicInASignature part) {}
