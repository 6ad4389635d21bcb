package org.yadman.architecture.violations.room;

/// Public, and used by its own room only.
public record PublicForNobody(int number) {}
