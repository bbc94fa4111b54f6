import { expect, it } from "vitest";
import { datesIn } from "@/lib/importing/fields/dates";

it.each([
  ["PLEASE SEND APPEALS BEFORE 15 DECEMBER 2014 TO:", "2014-12-15"],
  ["by 29 March, 2018", "2018-03-29"],
  ["UNTIL: July 16, 2024", "2024-07-16"],
  ["May 6th 1993", "1993-05-06"],
  ["the 10th of May 2016", "2016-05-10"],
  ["nach dem 2. Februar 2010", "2010-02-02"],
  ["25 de septiembre de 2014", "2014-09-25"],
  ["6 de março de 2019", "2019-03-06"],
  ["1er mars 2024", "2024-03-01"],
  ["22 décembre 2023", "2023-12-22"],
  ["1 mei 2020", "2020-05-01"],
  ["16 agosto 2017", "2017-08-16"],
  ["30 июня 2024 года", "2024-06-30"],
  ["30 يونيو/حزيران 2024", "2024-06-30"],
  ["١٥ مايو ٢٠٢٣", "2023-05-15"],
  ["2023年5月15日", "2023-05-15"],
  ["2023-05-15", "2023-05-15"],
  ["15.05.2023", "2023-05-15"],
  ["25/12/2014", "2014-12-25"],
  ["12/25/2014", "2014-12-25"],
])("%s is a day", (text, day) => {
  expect(datesIn(text).map((one) => one.day)).toEqual([day]);
});

it.each(["31 February 2014", "15 December", "May 2014", "UA 12/14", "ASA 17/6612/2023", "830041"])(
  "%s is no full date",
  (text) => {
    expect(datesIn(text)).toEqual([]);
  },
);

it("a date whose month could be its day is doubtful", () => {
  expect(datesIn("3/4/2020")[0]).toMatchObject({ day: "2020-04-03", doubtful: true });
  expect(datesIn("3.4.2020")[0]).toMatchObject({ doubtful: false });
});
