package org.yadman.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Beside {@link Public}: what changes something here comes from another server, not from a browser, and the handler
/// itself checks that server's signature. No form leads here and nobody's cookie counts, so there is nothing that
/// another
/// site could make a browser send.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Signed {}
