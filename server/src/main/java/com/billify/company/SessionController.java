package com.billify.company;

import com.billify.identity.Accounts;
import com.billify.identity.AddressChange;
import com.billify.identity.CurrentUser;
import com.billify.identity.MailPreferences;
import com.billify.identity.PasskeyAnswer;
import com.billify.identity.Preferences;
import com.billify.identity.Sessions;
import com.billify.identity.UserAccount;
import com.billify.kernel.Language;
import com.billify.kernel.Patch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coming and going, and the person's own settings. */
@RestController
@RequestMapping("/api/v1")
class SessionController {

    private final Accounts accounts;
    private final Sessions sessions;
    private final AddressChange addresses;
    private final MailPreferences mails;
    private final SessionView view;
    private final CsrfTokenRepository csrfTokens;

    SessionController(
            Accounts accounts,
            Sessions sessions,
            AddressChange addresses,
            MailPreferences mails,
            SessionView view,
            CsrfTokenRepository csrfTokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.addresses = addresses;
        this.mails = mails;
        this.view = view;
        this.csrfTokens = csrfTokens;
    }

    @PostMapping("/users")
    @ResponseStatus(HttpStatus.CREATED)
    SessionView.Session signUp(
            @RequestBody SignUpRequest body, HttpServletRequest request, HttpServletResponse response) {
        UserAccount account = accounts.signUp(body.email(), body.password(), body.language());
        addresses.askToConfirm(account.id());
        return begin(account, request, response);
    }

    @PostMapping("/session")
    SessionView.Session signIn(
            @RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        return begin(accounts.signIn(body.email(), body.password(), body.code()), request, response);
    }

    /** Instead of address, password and code. */
    @PostMapping("/session/passkey")
    SessionView.Session signInByPasskey(
            @RequestBody PasskeyAnswer body, HttpServletRequest request, HttpServletResponse response) {
        return begin(accounts.signIn(body), request, response);
    }

    @GetMapping("/session")
    SessionView.Session get(CurrentUser user) {
        return view.of(user.id());
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        sessions.end(request);
    }

    @PatchMapping("/me")
    SessionView.Session change(CurrentUser user, @RequestBody MeRequest body) {
        accounts.change(user.id(), body.name(), body.language());
        return view.of(user.id());
    }

    @PutMapping("/me/preferences")
    SessionView.Session setPreferences(CurrentUser user, @RequestBody Preferences body) {
        mails.set(user.id(), body);
        return view.of(user.id());
    }

    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(CurrentUser user, @RequestBody PasswordRequest body, HttpServletRequest request) {
        accounts.changePassword(user.id(), body.current(), body.replacement());
        sessions.endOthers(request, user.id());
    }

    /** A link that confirms the address; nothing happens when it is confirmed. */
    @PostMapping("/me/address/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askToConfirm(CurrentUser user) {
        addresses.askToConfirm(user.id());
    }

    @PutMapping("/me/address")
    AddressAnswer changeAddress(CurrentUser user, @RequestBody AddressRequest body) {
        return new AddressAnswer(addresses.change(user.id(), body.email(), body.password()), view.of(user.id()));
    }

    @GetMapping("/me/sessions")
    List<Sessions.OpenSession> sessions(CurrentUser user, HttpServletRequest request) {
        return sessions.list(request, user.id());
    }

    @DeleteMapping("/me/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSession(CurrentUser user, @PathVariable String session) {
        sessions.endOne(user.id(), session);
    }

    /** All but the one of this request. */
    @DeleteMapping("/me/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOtherSessions(CurrentUser user, HttpServletRequest request) {
        sessions.endOthers(request, user.id());
    }

    /** The session gets a new id and the page a new token: what was known before is worth nothing after. */
    private SessionView.Session begin(UserAccount account, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(request, account);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return view.of(account.id());
    }

    record SignUpRequest(String email, String password, Language language) {
        @Override
        public String toString() {
            return "SignUpRequest"; // a password stays out of every log
        }
    }

    /** @param code of the second factor, where there is one */
    record SignInRequest(
            String email, String password, @Nullable String code) {
        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    record MeRequest(@Nullable Language language, Patch<String> name) {}

    record AddressRequest(String email, String password) {
        @Override
        public String toString() {
            return "AddressRequest";
        }
    }

    /** @param linkSent the address changes once the link is used that was sent to it; else it has changed */
    record AddressAnswer(boolean linkSent, SessionView.Session session) {}

    record PasswordRequest(String current, String replacement) {
        @Override
        public String toString() {
            return "PasswordRequest";
        }
    }
}
