package org.yadman.architecture.violations.room;

/// Public, because it is a part of what another room uses: this is as it should be.
public record PublicInASignature(int number) {}
