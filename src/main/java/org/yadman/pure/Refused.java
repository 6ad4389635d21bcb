package org.yadman.pure;

/// What somebody wrote cannot be read, or cannot be true. The message is for developers; for the person who wrote it
/// there is [#fault()].
public class Refused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public Refused(Fault fault) {
        super(fault.code() + " " + fault.arguments());
        this.fault = fault;
    }

    public Refused(Enum<?> code, Object... arguments) {
        this(Fault.of(code, arguments));
    }

    public Fault fault() {
        return fault;
    }
}
