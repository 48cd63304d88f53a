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
        ["{", "}", "[", "]", "\"", ",", ":", "\\", "\\u00", "0", "-", "1e", ".", "null", "true", "[]", "{}", "\"\"", " ", "\n", "\uFEFF", "\0", "//", "'", "\ud83d"];

    private static readonly string s_whole = SchemaJson.Of(
        SchemaJson.Table("0000", "Contacts", SchemaJson.Column("0000", "Name"), SchemaJson.Select("M31F", "Status", ("29982", "Lead"))),
        SchemaJson.Table("ab12", "Deals", SchemaJson.Column("0000", "Title"), SchemaJson.Column("x1Y2", "Amount", "number")));

    private static Arbitrary<string> Mutated { get; } = Arb.From(
        from edits in (
            from place in Gen.Choose(0, s_whole.Length)
            from removed in Gen.Choose(0, 12)
            from piece in Gen.Elements(s_pieces)
            select (place, removed, piece)).ListOf(1, 4)
        select edits.Aggregate(s_whole, (text, edit) => Edit(text, edit.place, edit.removed, edit.piece)));

    [Fact]
    public void A_schema_file_cut_off_anywhere_is_one_error_and_no_exception()
    {
        for (var length = 0; length < s_whole.Length; length++)
        {
            Assert.Equal(["STB0001"], WithoutCompiler.Read(s_whole[..length]).Diagnostics.Select(diagnostic => diagnostic.RuleId));
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
