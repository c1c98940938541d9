package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.questionnaires.application.AskingInWaves;
import eu.sojourn.questionnaires.application.ClosingWaves;
import eu.sojourn.questionnaires.domain.WaveId;

/** Listens to our own waves: who is invited, and until when, follows from what a wave tells, as often as it is told. */
@Configuration(proxyBeanMethods = false)
class ListeningToWaves {

    @Bean
    Consumer<Message<byte[]>> waveEvents(EventConsumers consumers, AskingInWaves asking, ClosingWaves closing) {
        return consumers.listen("waveEvents")
                .on("questionnaires.wave-opened.v1", WaveChanged.class, event -> asking.whenInviteesChanged(event, event.data().wave()))
                .on("questionnaires.wave-invitees-added.v1", WaveChanged.class,
                        event -> asking.whenInviteesChanged(event, event.data().wave()))
                .on("questionnaires.wave-closing-moved.v1", WaveChanged.class, event -> asking.whenClosingMoved(event.data().wave()))
                .on("questionnaires.wave-closed.v1", WaveChanged.class, event -> closing.whenClosed(event.data().wave()))
                .build();
    }

    /** Our reading of each of them; data that lacks it is malformed. */
    record WaveChanged(String waveId) {

        WaveChanged {
            new WaveId(waveId);
        }

        WaveId wave() {
            return new WaveId(waveId);
        }
    }
}
