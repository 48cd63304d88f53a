using SeaTable.Generators.Json;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Diagnostics;

/// <summary>
/// What code says at each key press while a column is typed into a schema file, or deleted: errors stand at most where that
/// column is used.
/// </summary>
public sealed class KeyPressTests
{
    private const string Typed = """{ "key": "Nk1n", "name": "Nickname", "type": "long-text" }""";

    private const string OfNickname = """
        _ = await crm.Contacts.Where(c => c.Nickname.IsEmpty()).ToListAsync();
        _ = new ContactsRow { Nickname = "Ada" };
        _ = await crm.SqlAsync($"SELECT Nickname FROM Contacts LIMIT 5");
        """;

    // The same project is opened once for all places where the column can be typed: making it takes longest.
    private static readonly Dictionary<bool, KeyPresses> s_typing = [];

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void While_a_column_is_typed_or_deleted_key_by_key_errors_stand_at_most_where_it_is_used(bool isPulled, bool isLast)
    {
        var file = new File(isPulled);
        var (start, typed) = file.PlaceFor("k7Qd", isLast);
        var keys = Typing(isPulled, file);

        Assert.Equal(["Nickname", "Nickname"], keys.Lost.Select(member => member.Member));
        for (var length = 0; length < typed.Length; length++)
        {
            MustBeCalm(keys, file.Text, start, 0, typed[..length]);
            MustBeCalm(keys, file.Text, start, 0, typed[(typed.Length - length)..]);
        }

        MustBeCalm(keys, file.Text, start, 0, "");
        Assert.True(keys.IsColumnMissing);
        MustBeCalm(keys, file.Text, start, 0, typed);
        Assert.False(keys.IsColumnMissing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_editor_that_writes_the_closing_signs_itself_is_as_calm(bool isPulled)
    {
        var file = new File(isPulled);
        var (start, typed) = file.PlaceFor("k7Qd", isLast: false);
        var keys = Typing(isPulled, file);

        for (var length = 0; length < typed.Length; length++)
        {
            var left = typed[..length];
            var isOpen = left.Contains('{') && !left.Contains('}');
            var isInText = left.Count(sign => sign == '"') % 2 == 1;
            MustBeCalm(keys, file.Text, start, 0, left + (isInText ? "\"" : "") + (isOpen ? " }" : ""));
        }
    }

    [Theory]
    [InlineData("0000", "In7y", true, "_ = CompaniesIndustry.Software; _ = crm.Companies.OrderBy(c => c.Industry);")]
    [InlineData("k7Qd", "Ag3e", true, "_ = crm.Contacts.OrderBy(c => c.Age);")]
    [InlineData("k7Qd", "Cm7y", true, "_ = crm.Contacts.Links.Company;")]
    [InlineData("k7Qd", "Ag3e", false, "_ = crm.Contacts.OrderBy(c => c.Age);")]
    public void While_a_column_is_deleted_line_by_line_errors_stand_at_most_where_it_is_used(
        string table, string column, bool isPulled, string use)
    {
        var file = new File(isPulled);
        var (start, text) = file.Column(table, column);
        var keys = new KeyPresses(file.Text, file.Text.Remove(start, text.Length), use);

        List<int> lines = [0];
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
            lines.Add(end + 1);

        lines.Add(text.Length);
        foreach (var (from, to) in lines.Zip(lines.Skip(1)))
        {
            MustBeCalm(keys, file.Text, start, from, "");
            MustBeCalm(keys, file.Text, start + from, text.Length - from, "");
            MustBeCalm(keys, file.Text, start + from, to - from, "");
        }

        MustBeCalm(keys, file.Text, start, text.Length, "");
        Assert.True(keys.IsColumnMissing);
    }

    private static KeyPresses Typing(bool isPulled, File file)
    {
        if (!s_typing.TryGetValue(isPulled, out var keys))
        {
            var (start, typed) = file.PlaceFor("k7Qd", isLast: false);
            s_typing.Add(isPulled, keys = new KeyPresses(file.Text.Insert(start, typed), file.Text, OfNickname));
        }

        return keys;
    }

    private static void MustBeCalm(KeyPresses keys, string text, int start, int length, string typed)
    {
        var schema = text.Remove(start, length).Insert(start, typed);
        var errors = keys.Press(schema);
        var (from, to) = (Math.Max(0, start - 200), Math.Min(schema.Length, start + typed.Length + 200));
        Assert.True(errors.Count == 0, $"{string.Join('\n', errors.Take(5))}\nat:\n{schema[from..to]}");
    }

    /// <summary>The sample's schema file, as <c>pull</c> writes it or with each column on a line.</summary>
    private sealed class File(bool isPulled)
    {
        private static readonly string s_pulled = SchemaJson.Read("pulled.seatable.json");

        public string Text { get; } =
            isPulled ? s_pulled : SchemaLayout.Of(s_pulled, isOneLine: true).Text;

        /// <summary>Where the new column is typed, and all that is typed for it.</summary>
        public (int Start, string Typed) PlaceFor(string table, bool isLast)
        {
            var columns = Columns(table);
            var before = isLast ? columns[^1] : columns[^3];
            return isLast ? (before.Start + before.Length, ",\n        " + Typed)
                : (before.Start + before.Length + 1, "\n        " + Typed + ",");
        }

        /// <summary>A column's lines.</summary>
        public (int Start, string Text) Column(string table, string key)
        {
            var columns = Columns(table);
            var number = columns.ToList().FindIndex(column => column["key"]!.Text == key);
            var start = StartOfLine(columns[number]);
            return (start, Text[start..StartOfLine(columns[number + 1])]);
        }

        private int StartOfLine(JsonNode column) => Text.LastIndexOf('\n', column.Start) + 1;

        private IReadOnlyList<JsonNode> Columns(string table) => JsonReader.Parse(Text).Root!["tables"]!.Items
            .Single(one => one["_id"]!.Text == table)["columns"]!.Items;
    }
}
