package org.yadman.platform.web;

/// One choice of a select.
///
/// @param value what is sent
/// @param chosen whether it is the one chosen now
public record Choice(String value, String label, boolean chosen) {}
