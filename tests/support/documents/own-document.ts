// An urgent action of our own, as plain text in the layout of 2019 and later. People and countries are invented.

export const ownDocument = `URGENT ACTION

LIBRARIAN HELD FOR LENDING BOOKS
Ravi Selden, a librarian from Port Amity, was taken from his library on 3 May. He has been held without charge since,
and his family does not know where he is.

TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER

Minister of the Interior
Ms Thea Brandt
Ministry of the Interior
5 Harbour Street
2000 Port Amity, Lydora
Email: minister@interior.lydora.example

Dear Minister,

I am writing to express my concern for Ravi Selden (拉维·塞尔登), a librarian who was taken from his library on 3 May.

He lent books to children. That is no crime. His family has had no news of him since.

I therefore urge you to:

• Release Ravi Selden immediately;
• Tell his family where he is held;
• Let him see a lawyer of his choice.

Yours sincerely,

ADDITIONAL INFORMATION

Ravi Selden has run the library of Port Amity for eleven years. It is the only one on the island.

PREFERRED LANGUAGE TO ADDRESS TARGET: English
You can also write in your own language.

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 30 June 2026
Please check with the office in your country if you wish to send appeals after the deadline.

NAME AND PREFERRED PRONOUN: Ravi Selden (he/him)
`;
