package dev.assay.query.feed;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/// Readiness: queries can be answered because every view stands in its present form and was filled once.
@Component
class ViewsHealthIndicator extends AbstractHealthIndicator {

    private final MongoDatabase database;
    private final List<View> views;
    private final LiveViews live;
    private final FeedStatus status;

    ViewsHealthIndicator(MongoDatabase database, List<View> views, LiveViews live, FeedStatus status) {
        super("The views cannot be reached");
        this.database = database;
        this.views = views;
        this.live = live;
        this.status = status;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        database.runCommand(new Document("ping", 1));
        boolean built = views.stream().allMatch(view -> live.isLive(view.name()));
        if (built && !status.filling()) {
            health.up();
        } else {
            health.outOfService().withDetail("reason", "The views are being filled");
        }
    }
}
