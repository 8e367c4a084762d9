/** What is said of an invoice that was read from its pages, in English, and the list of which messages there are. */
export const print = {
  'print.read': 'Read from print',
  'print.confirmed': 'Read from print, confirmed by a person',
  'print.check': 'Check: {{fields}}',
  'print.open': 'Check and confirm',
  'print.change': 'See or correct',
  'print.title': 'What does the page say?',
  'print.intro':
    'Billify read this from the page. Correct what is wrong and confirm; then it can be taken in.',
  'print.look': 'Not read for sure, or not found: {{fields}}',
  'print.compare': 'Compare with the page',
  'print.notFound': 'Not found on the page',
  'print.direction': 'Which way it goes',
  'print.page': 'Page {{page, number}} of {{name}}',
  'print.pages': 'The pages',
  'print.noPicture': 'This page cannot be shown here.',
  'print.original': 'Open the original file',
  'print.confirm': 'Confirm',
  'print.choose': 'To correct a field, click in it and then on what stands on the page.',
  'print.chooseByKeys':
    'By keyboard: F2 goes to the page, the arrows choose, Enter takes it, Escape goes back.',
  'reason.new-account': 'This supplier asks to be paid on another account than before.',
  'doubt.account':
    'Until now {{known}}, now {{incoming}}. Forged invoices look just like this: call the supplier on a number you already had, not on one from this invoice.',
  'doubt.looked': 'I have checked it: take it in',
  'problem.no-print': 'This file is no invoice that was read from its pages.',
  'reason.check-print': 'Read from print and not sure enough. Check it against the page.',
  'reason.printed-differs':
    'The page shows another number, total or account than the e-invoice in it. The e-invoice counts; ask the sender which is right.',
  'reason.embedded-unreadable':
    'The e-invoice in the PDF is damaged or incomplete; what is printed was read instead.',
  'reason.nothing-printed': 'Nothing that can be read stands on its pages. Fill in what you see on them.',
  'reason.unsupported-image':
    'pictures of this kind cannot be read. Save it as JPEG, PNG or PDF and add it again.',
  'reason.broken-image': 'the picture is cut short or damaged.',
  'reason.no-ocr': 'This computer has no program that reads pictures. Fill in what you see on it.',
  'reason.reading-failed': 'Its pages could not be read. Fill in what you see on them.',
  'reason.not-an-invoice-reminder': 'this is a reminder, no invoice. It is kept, and nothing is booked.',
  'reason.not-an-invoice-statement':
    'this is a statement of account, no invoice. It is kept, and nothing is booked.',
  'reason.not-an-invoice-quote': 'this is a quote, no invoice. It is kept, and nothing is booked.',
  'reason.not-an-invoice-order': 'this is an order, no invoice. It is kept, and nothing is booked.',
  'reason.not-an-invoice-delivery': 'this is a delivery note, no invoice. It is kept, and nothing is booked.',
  'reason.not-an-invoice-pro-forma':
    'this is a pro-forma invoice, no invoice to pay. It is kept, and nothing is booked.',
}
