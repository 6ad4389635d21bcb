package org.yadman.architecture.violations.house.lower;

import org.yadman.architecture.violations.house.upper.Upper;

/// Names a room that it has not declared.
public record Lower(Upper upper) {}
