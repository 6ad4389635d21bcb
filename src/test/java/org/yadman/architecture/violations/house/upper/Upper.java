package org.yadman.architecture.violations.house.upper;

import org.yadman.architecture.violations.house.lower.inside.Secret;

/// Names what another room keeps inside.
public record Upper(Secret secret) {}
