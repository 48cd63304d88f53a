using FsCheck.Fluent;
using SeaTable.Generators.Model;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>While a part of a schema file is not whole, all the rest gives the code that it gives without that part.</summary>
public sealed class BrokenSchemaPropertyTests
{
    private static readonly string[] s_pieces =
        ["{", "}", "[", "]", "\"", ",", ":", "\\", "\n", "x", "0", "null", "\"a\"", "\"a\": ", "\"key\": \"", "{ ", "//", "'"];

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void While_a_column_is_typed_or_deleted_all_others_keep_their_code(bool isOneLine, bool isWrapped)
    {
        var layout = SchemaLayout.Of(SchemaJson.Crm, isOneLine, isWrapped);
        foreach (var column in layout.Columns)
        {
            var damaged = new DamagedColumn(layout, column);
            for (var length = 0; length <= damaged.Whole.Length; length += length < 30 && !isWrapped ? 1 : 23)
            {
                damaged.MustKeepTheRest(damaged.Whole[..length]);
                damaged.MustKeepTheRest(damaged.Whole[length..]);
            }
        }
    }

    [Fact]
    public void Random_damage_to_a_column_costs_that_column_at_most() => Cases.Try(
        Cases.Generated / 50,
        Arb.From(
            from place in Gen.Choose(0, 10_000)
            from at in Gen.Choose(0, 10_000)
            from removed in Gen.Choose(0, 30)
            from piece in Gen.Elements(s_pieces)
            from isOneLine in Gen.Elements(true, false)
            select (place, at, removed, piece, isOneLine)),
        edit =>
        {
            var layout = SchemaLayout.Of(SchemaJson.Crm, edit.isOneLine);
            var damaged = new DamagedColumn(layout, layout.Columns[edit.place % layout.Columns.Count]);
            var text = damaged.Whole;
            var at = edit.at % (text.Length + 1);
            damaged.MustKeepTheRest(text.Remove(at, Math.Min(edit.removed, text.Length - at)).Insert(at, edit.piece));
        });

    [Fact]
    public void Random_schemas_with_a_column_half_typed_keep_the_code_of_all_others() => Cases.Try(
        Cases.Generated / 50,
        Arb.From(
            from schema in RandomSchema.Any.Generator
            from place in Gen.Choose(0, 10_000)
            from at in Gen.Choose(0, 10_000)
            from isOneLine in Gen.Elements(true, false)
            select (schema, place, at, isOneLine)),
        typed =>
        {
            var layout = SchemaLayout.Of(typed.schema.ToJson(), typed.isOneLine);
            if (layout.Columns.Count == 0)
                return;

            var damaged = new DamagedColumn(layout, layout.Columns[typed.place % layout.Columns.Count]);
            damaged.MustKeepTheRest(damaged.Whole[..(typed.at % (damaged.Whole.Length + 1))]);
        });

    [Theory]
    [InlineData("\"options\":[", "\"options\":")]
    [InlineData("\"columns\": [", "\"columns\": ")]
    [InlineData("      ],\n      \"views\"", "      \"views\"")]
    [InlineData("    },\n    {", "    {")]
    [InlineData("    },\n    {", "    },\n")]
    [InlineData("      ],\n      \"views\"", "      ]],\n      \"views\"")]
    public void A_bracket_too_many_or_too_few_costs_what_it_belongs_to(string whole, string broken)
    {
        var layout = SchemaLayout.Of(SchemaJson.Crm, true);
        var before = WithoutCompiler.Read(layout.Text);
        var at = layout.Text.IndexOf(whole, layout.Text.Length / 3, StringComparison.Ordinal);
        var after = WithoutCompiler.Read(layout.Text.Remove(at, whole.Length).Insert(at, broken));

        Assert.All(after.Diagnostics, diagnostic => Assert.Equal("STB0001", diagnostic.RuleId));
        Assert.True(before.Tables.Count - after.Tables.Count is 0 or 1);
        Assert.All(after.Tables, table => Assert.Contains(before.Tables, other => other.RowType == table.RowType));
        var columns = before.Tables.Sum(table => table.Columns.Count);
        var lost = before.Tables.Where(table => after.Tables.All(other => other.Id != table.Id))
            .Sum(table => table.Columns.Count);
        Assert.InRange(after.Tables.Sum(table => table.Columns.Count), columns - Math.Max(1, lost), columns);
    }

    [Fact]
    public void A_column_that_ends_too_early_is_left_out_and_not_taken_for_one_without_settings()
    {
        var layout = SchemaLayout.Of(SchemaJson.Crm, true);
        var damaged = new DamagedColumn(layout, layout.Columns.First(one => one.Column == "Dl1s"));

        damaged.MustKeepTheRest(damaged.Whole.Remove(49, 192).Insert(49, "{ "));
    }

    [Fact]
    public void Settings_that_are_not_whole_give_no_code_since_all_of_it_would_have_other_names()
    {
        var schema = SchemaLayout.Of(SchemaJson.Crm, true).Text;
        var settings = schema.IndexOf("\"codegen\"", StringComparison.Ordinal);

        var result = WithoutCompiler.Read(schema.Remove(settings + 5, 4));

        Assert.Null(result.Base);
        Assert.Equal("STB0001", Assert.Single(result.Diagnostics).RuleId);
    }

    internal static string Without(string whole, (string Table, string Column, int Start, int Length) column)
    {
        var text = whole.Remove(column.Start, column.Length);
        var next = text.AsSpan(column.Start).TrimStart();
        return next[0] == ',' ? text.Remove(text.IndexOf(',', column.Start), 1)
            : text.AsSpan(0, column.Start).TrimEnd()[^1] == ',' ? text.Remove(text.LastIndexOf(',', column.Start), 1) : text;
    }

    private static Dictionary<string, ColumnModel> Columns(SchemaResult result) => result.Tables
        .SelectMany(table => table.Columns.Select(column => ($"{table.Id}/{column.Key}", column)))
        .ToDictionary(one => one.Item1, one => one.column);

    /// <summary>A column of a file, and what all columns give with it and without it.</summary>
    private sealed class DamagedColumn(SchemaLayout layout, (string Table, string Column, int Start, int Length) column)
    {
        private readonly Lazy<Dictionary<string, ColumnModel>> _all = new(() => Columns(WithoutCompiler.Read(layout.Text)));
        private readonly Lazy<Dictionary<string, ColumnModel>> _others =
            new(() => Columns(WithoutCompiler.Read(Without(layout.Text, column))));

        internal string Whole { get; } = layout.Text.Substring(column.Start, column.Length);

        /// <summary>Each other column is as it is with the whole column, or as it is without any of it.</summary>
        /// <param name="left">What is left of it.</param>
        internal void MustKeepTheRest(string left)
        {
            var broken = layout.Text.Remove(column.Start, column.Length).Insert(column.Start, left);
            var result = WithoutCompiler.Read(broken);
            if (result.Diagnostics.All(diagnostic => diagnostic.RuleId != "STB0001"))
                return;

            var (all, others, now) = (_all.Value, _others.Value, Columns(result));
            var missing = others.Keys.Where(key => !now.ContainsKey(key)).ToList();
            var place = Math.Max(0, column.Start - 120);
            var seen = broken.Substring(place, Math.Min(broken.Length, column.Start + left.Length + 120) - place);
            Assert.True(missing.Count == 0, $"{string.Join(' ', missing)} missing at:\n{seen}");
            Assert.All(now.Where(one => others.ContainsKey(one.Key)), one =>
                Assert.True(one.Value.Equals(all[one.Key]) || one.Value.Equals(others[one.Key]), $"{one.Key} at:\n{left}"));
        }
    }
}
