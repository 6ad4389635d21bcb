/// A part of the platform that names one below it.
@NullMarked
package org.yadman.architecture.violations.platform.config;

import org.jspecify.annotations.NullMarked;
