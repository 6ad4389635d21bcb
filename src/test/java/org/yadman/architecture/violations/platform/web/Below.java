package org.yadman.architecture.violations.platform.web;

/// Stands below `config`.
public record Below(int number) {}
