"""What is wrong with a sheet of products, or to be minded in it."""

from __future__ import annotations

from studio.values.sentences import Template

no_currency = Template(
    "sheets.no_currency",
    "The sheet names no currency. Choose it for this import, or say it in a column Currency.",
)
no_headings = Template("sheets.no_headings", "No headings of products are known here. Use those of the template, in one row.")
too_many_rows = Template("sheets.too_many_rows", "The sheet has more than {count} rows. Cut it into several.")
unknown_column = Template("sheets.unknown_column", "There is no column like this here; it was left out.")
column_twice = Template("sheets.column_twice", "This column is there twice; the first one counts.")
example_left_out = Template("sheets.example_left_out", "The example of the template was left out.")
needed = Template("sheets.needed", "This is needed for a new product.")
rows_differ = Template("sheets.rows_differ", "This differs from row {row}, which counts.")
number_already = Template("sheets.number_already", "Link number {number} is already '{title}' (row {row}).")
id_already = Template("sheets.id_already", "The id '{name}' is already '{title}' (row {row}).")
variants_need_skus = Template("sheets.variants_need_skus", "Several rows of one link number are variants: each needs its SKU.")
coupon_words = Template("sheets.coupon_words", "The coupon needs words, for the card.")
co_selling_partner = Template("sheets.co_selling_partner", "Co-selling needs a partner.")
mixed_currencies = Template("sheets.mixed_currencies", "'{cell}' is in another currency than the rest of this product.")
which_currency = Template("sheets.which_currency", "Which currency is '{cell}'? Say it in a column Currency.")
not_whole = Template("sheets.not_whole", "'{cell}' is not a whole number.")
not_a_number = Template("sheets.not_a_number", "'{cell}' is not a number.")
not_a_percentage = Template("sheets.not_a_percentage", "'{cell}' is not a percentage between 0 and 100.")
percentage_read = Template("sheets.percentage_read", "'{cell}' is read as {percent} %. For a fraction, write the percent sign.")
not_yes_or_no = Template("sheets.not_yes_or_no", "'{cell}' is neither yes nor no.")
no_web_address = Template("sheets.no_web_address", "'{cell}' is no web address: those begin with https:// and name a server.")
listing_parts = Template(
    "sheets.listing_parts", "Another shop has its name, the item ID there and the page, with a | between them."
)
claim_evidence = Template("sheets.claim_evidence", "A claim has its words and its evidence, with one | between them.")
rounded = Template("sheets.rounded", "The spreadsheet has rounded this number. Format the column as text and enter it again.")
formula_error = Template("sheets.formula_error", "The formula in this cell gives an error ({cell}).")
too_narrow = Template(
    "sheets.too_narrow",
    "The spreadsheet shows only ### here, for its column is too narrow. Widen it and save again.",
)
not_calculated = Template(
    "sheets.not_calculated",
    "No spreadsheet has calculated this formula yet. Open the file in one, save it there, and read it again.",
)
made_a_date = Template(
    "sheets.made_a_date",
    "The spreadsheet has made a date or a time of this cell. Format it as text and enter it again.",
)
other_number_shown = Template(
    "sheets.other_number_shown",
    "The format of this cell shows another number than it holds. Write the number out.",
)
number_hidden = Template(
    "sheets.number_hidden",
    "The format of this cell hides its number. Give it the format of a plain number.",
)
shown_and_held = Template(
    "sheets.shown_and_held",
    "The cell shows {shown} and holds {held}. Write the one that is meant, or show all its digits.",
)
merged_columns = Template(
    "sheets.merged_columns",
    "This cell is merged with the one beside it. Split it: each column needs its own.",
)
unseen_characters = Template("sheets.unseen_characters", "'{cell}' has characters in it that nobody sees: type it anew.")
lost_characters = Template("sheets.lost_characters", "'{cell}' has lost characters on its way here: write it anew.")
merged_rows = Template("sheets.merged_rows", "This cell is merged over several rows. Split it: each variant needs its own.")
column_hidden = Template("sheets.column_hidden", "This column is hidden in the sheet. It was read all the same.")
no_heading = Template("sheets.no_heading", "This column has no heading; it was left out.")
more_cells = Template(
    "sheets.more_cells",
    "This row has more cells than there are headings: they were left out. Is there a comma in a text?",
)
row_hidden = Template("sheets.row_hidden", "This row is hidden in the sheet and was left out. Show it there to import it.")
rows_hidden = Template(
    "sheets.rows_hidden",
    "Rows {first} to {last} are hidden in the sheet and were left out. Show them there to import them.",
)
lost_digits = Template("sheets.lost_digits", "'{cell}' may have lost its last digits in a spreadsheet: compare it.")
looks_like_date = Template("sheets.looks_like_date", "'{cell}' looks like a date that a spreadsheet has made: compare it.")
lost_noughts = Template("sheets.lost_noughts", "'{cell}' may have lost noughts at its front in a spreadsheet: compare it.")
noughts_taken = Template(
    "sheets.noughts_taken",
    "'{cell}' is not there, but '{sku}' is: a spreadsheet has taken the noughts away. Correct it.",
)
no_shop_named = Template(
    "sheets.no_shop_named",
    "There is no shop '{shop}' here: write the name of one of the show's connections.",
)
no_shop = Template("sheets.no_shop", "There is no shop '{shop}' here: nothing of it can be launched.")
other_sheet = Template("sheets.other_sheet", "The sheet '{other}' was left out: only '{name}' was read.")
rows_left_out = Template(
    "sheets.rows_left_out",
    "The rows from here on were left out: more than {count} empty ones stand before row {row}.",
)
columns_left_out = Template("sheets.columns_left_out", "The columns behind number {count} were left out.")
not_utf8 = Template(
    "sheets.not_utf8",
    "The file is not in UTF-8. It was read as {name}: is '{cell}' right? Else save it in UTF-8.",
)
number_also = Template("sheets.number_also", "Link number {number} is also '{title}' (row {row}).")
id_also = Template("sheets.id_also", "The id '{name}' is also '{title}' (row {row}).")
unknown_format = Template(
    "sheets.unknown_format",
    "“{name}” is neither a CSV nor an XLSX file, or in an unknown encoding. Save it as XLSX, or as CSV in UTF-8.",
)
too_many_merged = Template("sheets.too_many_merged", "The file has more merged cells than a list of products can have.")
struck_through = Template(
    "sheets.struck_through",
    "This cell is struck through. Take the line away if it counts, or empty the cell.",
)
partly_struck = Template("sheets.partly_struck", "Part of '{cell}' is struck through or raised: write what counts alone.")
part_read = Template("sheets.part_read", "Part of this cell is struck through or raised: '{cell}' was read.")
swallowed_rows = Template(
    "sheets.swallowed_rows",
    "This cell holds {count} lines that look like rows: take away the quotation mark that it begins with.",
)
many_lines = Template(
    "sheets.many_lines",
    "This cell holds {count} lines, and rows of the sheet may stand in them: compare it.",
)
price_zero = Template("sheets.price_zero", "The live price is 0: compare it.")
damaged_cell = Template(
    "sheets.damaged_cell",
    "“{name}” is damaged: cell {place} is there twice, or in a wrong place. Open it in a spreadsheet and save it anew.",
)
damaged_row = Template(
    "sheets.damaged_row",
    "“{name}” is damaged: row {number} is there twice, or in a wrong place. Open it in a spreadsheet and save it anew.",
)
too_many_fonts = Template("sheets.too_many_fonts", "The file has more texts in several fonts than a list of products can have.")
too_many_formulas = Template("sheets.too_many_formulas", "The file has more formulas than a list of products can have.")
no_picture = Template("sheets.no_picture", "There is no picture {path}.")
is_folder = Template("sheets.is_folder", "“{name}” is a folder.")
too_large = Template("sheets.too_large", "“{name}” is larger than {size} MB: that is no list of products.")
old_excel = Template(
    "sheets.old_excel",
    "“{name}” is an old Excel file, or has a password. Save it as XLSX or CSV without one.",
)
no_table = Template("sheets.no_table", "“{name}” is damaged or is no table: {why}.")
no_xlsx = Template("sheets.no_xlsx", "“{name}” is damaged, or is no XLSX file.")
unpacks_large = Template("sheets.unpacks_large", "“{name}” unpacks to more than a list of products can be.")
too_much_text = Template("sheets.too_much_text", "“{name}” holds too much text for one import. Cut it into several.")
wrong_ending = Template("sheets.wrong_ending", "“{name}” must end in .xlsx or .csv.")
long_text = Template("sheets.long_text", "A text is too long for a spreadsheet ({count} characters). Save it as CSV.")
entities = Template("sheets.entities", "The file declares entities, which no spreadsheet does: it is not read.")
