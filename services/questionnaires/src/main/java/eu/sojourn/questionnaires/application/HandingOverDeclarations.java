package eu.sojourn.questionnaires.application;

import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.questionnaires.domain.declaration.DeclarationId;
import eu.sojourn.service.security.SignedReference;

/** Gives coordinators the address by which a declaration is followed up without an account, and takes addresses back. It is stored nowhere. */
@Service
public class HandingOverDeclarations {

    private final OpeningDeclarations opening;
    private final Declarations declarations;
    private final SignedReference links;
    private final InvitationSettings settings;

    HandingOverDeclarations(OpeningDeclarations opening, Declarations declarations, SignedReference links, InvitationSettings settings) {
        this.opening = opening;
        this.declarations = declarations;
        this.links = links;
        this.settings = settings;
    }

    /** The address that opens a declaration as long as it is not taken back. */
    public record Link(DeclarationId declarationId, String address) {

        @Override
        public String toString() {
            return "link of " + declarationId.value();
        }
    }

    /**
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws eu.sojourn.service.problem.NotFound where nothing was declared so far
     */
    public Link link(DeclarationEntrance.SignedIn entrance) {
        OpenedDeclaration opened = coordinated(entrance);
        return new Link(opened.id(), settings.address() + "/declared/"
                + links.sign(OpeningDeclarations.PURPOSE, opened.id().value(), opened.declaration().linkGeneration()));
    }

    /**
     * Takes back every link that was handed out or mailed so far.
     *
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     */
    public void revoke(DeclarationEntrance.SignedIn entrance) {
        declarations.update(coordinated(entrance).id(), Declaration::revokeLinks);
    }

    private OpenedDeclaration coordinated(DeclarationEntrance.SignedIn entrance) {
        return opening.open(entrance).requireDeclaredAndCoordinating("Only coordinators of the programme hand links over.");
    }
}
