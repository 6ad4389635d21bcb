/// What the operator said on the command line or in the environment, checked once at the start.
@NullMarked
package org.yadman.platform.config;

import org.jspecify.annotations.NullMarked;
