package org.yadman.architecture.violations.house.lower.inside;

/// What only its own room may use.
public record Secret(String value) {}
