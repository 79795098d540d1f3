package dev.assay.command.wiring;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.common.IdentifierFactory;

/// The one source of ids, for our own things and for Axon's messages: UUIDs of version 7, which sort by time.
public final class UuidV7 extends IdentifierFactory implements Supplier<UUID> {

    @Override
    public UUID get() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    @Override
    public String generateIdentifier() {
        return get().toString();
    }
}
