package dev.assay.query.promotions;

import com.mongodb.client.model.Indexes;
import dev.assay.events.Envelope;
import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.query.access.OpenCases;
import dev.assay.query.feed.View;
import dev.assay.query.feed.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One document per promotion case: how it stands, who proposed it and how it ended.
@Component
class PromotionsView implements View {

    static final String NAME = OpenCases.PROMOTIONS;
    static final String STATE = OpenCases.STATE;
    static final String ENGINEER = OpenCases.ENGINEER;
    static final String PROPOSAL = "proposal";
    static final String DECISION_DUE_ON = "decisionDueOn";
    static final String END = "end";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Bson> indexes() {
        return List.of(Indexes.ascending(STATE, "_id"), Indexes.ascending(ENGINEER, STATE, "_id"));
    }

    @Override
    public List<Write> project(Envelope envelope) {
        if (!(envelope.event() instanceof PromotionEvent event)) {
            return List.of();
        }
        Map<String, Object> set = new LinkedHashMap<>();
        set.put(ENGINEER, event.engineerId().toString());
        switch (event) {
            case PromotionProposed proposed -> {
                set.put(STATE, CaseState.OPEN.name());
                set.put(PROPOSAL, proposal(proposed, envelope));
            }
            case PromotionWithdrawn withdrawn -> {
                set.put(STATE, CaseState.WITHDRAWN.name());
                set.put(END, end(envelope, withdrawn.reasonCode(), null));
            }
            case PromotionApproved approved -> {
                set.put(STATE, CaseState.APPROVED.name());
                set.put(END, end(envelope, null, null));
            }
            case PromotionVoided voided -> {
                set.put(STATE, CaseState.VOIDED.name());
                set.put(END, end(envelope, voided.reasonCode(), null));
            }
            case PromotionReopened reopened -> {
                set.put(STATE, CaseState.OPEN.name());
                set.put(
                        PROPOSAL + "." + DECISION_DUE_ON,
                        reopened.decisionDueOn().toString());
                set.put(END, null);
            }
            case PromotionDeclined declined -> {
                set.put(STATE, CaseState.DECLINED.name());
                set.put(END, end(envelope, null, declined.reviewOn().toString()));
            }
        }
        return List.of(Write.state(event.caseId().toString(), envelope.version(), set));
    }

    private static Map<String, Object> proposal(PromotionProposed proposed, Envelope envelope) {
        return present(
                "by",
                proposed.proposedBy().toString(),
                "fromRoleId",
                proposed.fromRoleId(),
                "targetRoleId",
                proposed.targetRoleId(),
                "reason",
                proposed.reason(),
                "exception",
                proposed.exception(),
                DECISION_DUE_ON,
                proposed.decisionDueOn().toString(),
                "effectiveOn",
                proposed.effectiveOn().toString(),
                "recordedAt",
                envelope.recordedAt().toString());
    }

    private static Map<String, Object> end(Envelope envelope, @Nullable String reasonCode, @Nullable String reviewOn) {
        return present(
                "by", envelope.actorId().toString(),
                "reasonCode", reasonCode,
                "reason", envelope.reason(),
                "effectiveOn", envelope.effectiveOn().toString(),
                "reviewOn", reviewOn,
                "recordedAt", envelope.recordedAt().toString());
    }

    /// A map of the pairs whose value is present.
    private static Map<String, Object> present(@Nullable String... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String value = pairs[i + 1];
            if (value != null) {
                map.put(Objects.requireNonNull(pairs[i]), value);
            }
        }
        return map;
    }
}
