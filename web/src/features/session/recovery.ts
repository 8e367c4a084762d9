// Pages that few people see, and seldom: fetched together, so that they cost the others no chunk each.
export { ConfirmPage } from './ConfirmPage'
export { ForgotPage } from './ForgotPage'
export { InvitationPage } from './InvitationPage'
export { NewPasswordPage } from './NewPasswordPage'
export { StopMailsPage } from './StopMailsPage'
