package org.yadman.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Beside {@link Requires}: whoever calls this handler has signed in within the last five minutes, or does so again
/// . What was typed is kept meanwhile, as by every {@link Door}.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StepUp {}
