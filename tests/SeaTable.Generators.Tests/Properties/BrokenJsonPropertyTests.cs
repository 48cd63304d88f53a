using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SeaTable.Generators.Json;
using SeaTable.Generators.Tests.Harness;
using SeaTable.Generators.Tests.Json;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>What must hold for any text at all, JSON or not.</summary>
public sealed class BrokenJsonPropertyTests
{
    private static readonly string[] s_pieces =
        [
            "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u00", "0", "-", "1e", ".", "null", "true", "[]", "{}", "\"\"", " ", "\n",
            "\uFEFF", "\0", "//", "'", "\ud83d",
        ];

    private const string Whole = """
        {
          "codegen": {"namespace": "Acme.Sales", "client": "Sales", "accessibility": "internal", "names": {"0000": "Person",
            "0000/M31F/29982": "New"}},
          "metadata": null,
          "tables": [
            {
              "_id": "0000", "name": "Contacts", "description": "Whom we know", "views": [{"_id": "0000", "name": "All of them"}],
              "columns": [
                {"key": "0000", "name": "Name", "type": "text"},
                {"key": "M31F", "name": "Status", "type": "single-select", "data": {"options": [{"id": "29982", "name": "Lead"},
                  {"id": "7", "name": "Lost"}]}},
                {"key": "Lnk1", "name": "Deals", "type": "link", "data": {"table_id": "0000", "other_table_id": "ab12",
                  "display_column_key": "0000"}},
                {"key": "Lkp1", "name": "Amounts", "type": "link-formula", "data": {
                  "formula": "lookup", "link_column_key": "Lnk1", "level1_linked_table_column_key": "x1Y2",
                    "array_type": "number"}}
              ]
            },
            {
              "_id": "ab12", "name": "Deals", "rows": [{"0000": [1, null]}],
              "columns": [{"key": "0000", "name": "Title", "type": "text"}, {"key": "x1Y2", "name": "Amount", "type": "number",
                "data": {
                "format": "euro", "enable_check_format": true, "format_min_value": 0.5, "format_max_value": 1e3}}]
            }
          ]
        }
        """;

    private static Arbitrary<string> Mutated { get; } = Arb.From(
        from edits in (
            from place in Gen.Choose(0, Whole.Length)
            from removed in Gen.Choose(0, 12)
            from piece in Gen.Elements(s_pieces)
            select (place, removed, piece)).ListOf(1, 4)
        select edits.Aggregate(Whole, (text, edit) => Edit(text, edit.place, edit.removed, edit.piece)));

    [Fact]
    public void A_schema_file_cut_off_anywhere_is_one_error_and_no_exception()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            Assert.Equal(["STB0001"], WithoutCompiler.Read(Whole[..length]).Diagnostics.Select(diagnostic => diagnostic.RuleId));
        }
    }

    [Fact]
    public void A_schema_file_with_random_edits_gives_code_or_a_reason() => Cases.Try(Cases.Generated, Mutated, text =>
    {
        var result = WithoutCompiler.Read(text);

        Assert.True(result.Base is not null || result.Diagnostics.Count > 0, "No code, and no reason.");
        WithoutCompiler.Emit(result);
    });

    [Fact]
    public void What_is_generated_from_a_file_with_random_edits_compiles() =>
        Cases.Try(Cases.Compiled, Mutated, text => GeneratorRun.Of(GeneratorTest.Of(text)).MustCompileWithoutWarning());

    [Fact]
    public void The_reader_accepts_and_rejects_what_the_framework_does() => Cases.Try(Cases.Generated, Mutated, text =>
    {
        var result = JsonReader.Parse(text);

        // A byte order mark and half a surrogate pair are where a text in memory and the framework's bytes differ.
        if (text.Contains('\uFEFF', StringComparison.Ordinal) || text.Any(char.IsSurrogate))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonReader.MaximumDepth });
            Assert.Null(result.Error);
            JsonReaderTests.MustBeTheSame(document.RootElement, result.Root!);
        }
        catch (JsonException)
        {
            Assert.NotNull(result.Error);
            Assert.InRange(result.Error.Position, 0, text.Length);
        }
    });

    private static string Edit(string text, int place, int removed, string piece)
    {
        var start = Math.Min(place, text.Length);
        return text.Remove(start, Math.Min(removed, text.Length - start)).Insert(start, piece);
    }
}
