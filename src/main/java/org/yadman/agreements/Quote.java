package org.yadman.agreements;

import java.time.LocalDate;
import java.util.UUID;

/// Why a group does not agree, in its own words, which it lets everybody read.
///
/// @param answer where it said so
/// @param language in which it wrote
/// @param on the day since when they are shown
record Quote(UUID answer, UUID group, String language, String words, LocalDate on) {}
