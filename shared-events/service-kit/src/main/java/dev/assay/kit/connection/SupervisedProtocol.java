package dev.assay.kit.connection;

import java.util.Set;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// Tomcat's HTTP/1.1, whose connections can be looked at while it runs. Tomcat makes it by its name.
public final class SupervisedProtocol extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new SupervisedProcessor(this, getAdapter());
    }

    Set<SocketWrapperBase<NioChannel>> connections() {
        return getEndpoint().getConnections();
    }
}
