using System.Globalization;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Conditions;

/// <summary>Conditions that are the same for every row, by what a server answers.</summary>
public sealed class ConstantConditionTests
{
    private const string LookAgain =
        " this condition. Look at its parts again: one of them is likely to mean another column or value, or && to mean ||.";

    private const string NoValues =
        "() lists no values, and no cell is one of none. List those that are meant, or write SqlCondition.None().";

    private const string Never = "No row can meet" + LookAgain;
    private const string Always = "Every row meets" + LookAgain;

    [Theory]
    [InlineData("c.Length > 5 && c.Length < 3", Never)]
    [InlineData("c.Length > 5 & c.Length <= 5", Never)]
    [InlineData("c.Length == 1 && c.Length == 2", Never)]
    [InlineData("c.Length == null && c.Length > 0", Never)]
    [InlineData("c.Length > 5 && c.Name == name && c.Length < 3", Never)]
    [InlineData("c.Name == name && !(c.Name == name)", Never)]
    [InlineData("c.Length != 1 || c.Length != 2", Always)]
    [InlineData("c.Length == null || c.Length != null", Always)]
    [InlineData("!(c.Length > 5) || c.Length > 3", Always)]
    [InlineData("c.Name != \"a\" | !(c.Name != \"a\")", Always)]
    [InlineData("c.Berth == BoatsBerth.North && c.Berth == BoatsBerth.SouthQuay", Never)]
    [InlineData("c.Berth == BoatsBerth.North && c.Berth == null", Never)]
    [InlineData("c.Berth != BoatsBerth.North || c.Berth != BoatsBerth.SouthQuay", Always)]
    [InlineData("c.Length.In()", "No row can meet this condition. In" + NoValues)]
    [InlineData("c.Tags.HasAnyOf()", "No row can meet this condition. HasAnyOf" + NoValues)]
    public void What_is_the_same_for_every_row_is_told(string condition, string message) =>
        CodeTest.Of($"_ = await harbour.Boats.Where(c => «{condition}»).ToListAsync();")
            .ExpectingWarning("STB3009", message).Run();

    [Theory]
    [InlineData("c.Length > 3 || c.Length <= 3")]
    [InlineData("c.Length > 3 && c.Length < 4")]
    [InlineData("c.Length >= 3 && c.Length <= 3")]
    [InlineData("c.Length > length && c.Length < length")]
    [InlineData("c.Length > 5 && c.Draft == null")]
    [InlineData("c.Name == name && c.Note != name")]
    [InlineData("c.Name.Like(\"a%\") && !c.Name.Like(\"a%\")")]
    [InlineData("c.Length < 0.0001 && c.Length > 0.00009")]
    [InlineData("SqlCondition.None() || c.Length > 3")]
    [InlineData("!c.Name.In(name)")]
    [InlineData("!(c.Name == name) & c.Note == (name = \"b\") & c.Name == name")]
    [InlineData("c.Berth == BoatsBerth.North || c.Berth == BoatsBerth.SouthQuay")]
    [InlineData("c.Berth != BoatsBerth.North && c.Berth != BoatsBerth.SouthQuay")]
    [InlineData("c.Berth == BoatsBerth.North && c.Berth == BoatsBerth.FromName(name)")]
    [InlineData("c.Berth == BoatsBerth.North || c.Berth != BoatsBerth.SouthQuay")]
    [InlineData("c.Tags.HasAllOf()")]
    public void What_may_differ_or_is_not_certain_is_passed_over(string condition) =>
        CodeTest.Of($"_ = await harbour.Boats.Where(c => {condition.Replace("c.Draft ", "c.DraftM ", StringComparison.Ordinal)})"
            + ".ToListAsync();").Run();

    [Fact]
    public void The_smallest_part_is_told_of() => CodeTest.Of(
        "_ = await harbour.Boats.Where(c => c.Name == name || («c.Length > 5 && c.Length < 3»)).ToListAsync();")
        .ExpectingWarning("STB3009", Never).Run();

    /// <summary>There are cells at, between and beyond all numbers that are named, so that both must agree.</summary>
    [Fact]
    public async Task What_is_told_is_what_a_server_answers()
    {
        var random = new Random(20261130);
        string[] conditions = [.. Enumerable.Range(0, 150).Select(_ => Condition(random, 3))];
        var schema = SchemaJson.Of(SchemaJson.Table(
            "0000", "Things", SchemaJson.Column("0000", "Name"), SchemaJson.Column("Aaaa", "A", "number"),
            SchemaJson.Column("Bbbb", "B", "number"), SchemaJson.Select("Cccc", "C", ("1", "x"), ("2", "y"), ("3", "z"))));
        var code = "using System.Collections.Generic; using System.Threading.Tasks; using SeaTable; namespace Crm;\n"
            + "internal static class Counts { public static async Task<List<long>> OfAsync(CrmBase crm) {\n"
            + "var cells = new double?[] { null, 0, 1, 1.5, 2, 2.5, 3, 4 }; var rows = new List<ThingsRow>();\n"
            + "foreach (var a in cells) foreach (var b in cells)\n"
            + "foreach (var o in new ThingsC?[] { null, ThingsC.X, ThingsC.Y, ThingsC.Z })\n"
            + "rows.Add(new ThingsRow { A = a, B = b, C = o });\n"
            + "await crm.Things.AddRangeAsync(rows); var counts = new List<long>();\n"
            + string.Concat(conditions.Select(condition =>
                $"counts.Add(await crm.Things.Where(c => {condition}).CountAsync());\n"))
            + "return counts; } }\n";
        var test = GeneratorTest.Of(schema).WithCode(code);
        var reported = CodeTest.Whole(code).ReportedIn(test).Where(found => found.Id == "STB3009").ToList();

        var counts = await EmulatedBase.CallAsync<List<long>>(
            GeneratorRun.Of(test).Compilation, schema, "Crm.Counts", "OfAsync");

        const int Rows = 256;
        Assert.Equal(conditions.Length, counts.Count);
        for (var number = 0; number < conditions.Length; number++)
        {
            var place = code.IndexOf($"=> {conditions[number]})", StringComparison.Ordinal) + 3;
            var whole = reported.Where(found => found.Location.SourceSpan.Start == place
                && found.Location.SourceSpan.Length == conditions[number].Length).ToList();
            if (whole.Count > 0)
            {
                var isAlways = whole[0].GetMessage(CultureInfo.InvariantCulture) == Always;
                Assert.True(counts[number] == (isAlways ? Rows : 0), $"{conditions[number]}: {counts[number]}");
            }
            else if (counts[number] is 0 or Rows)
            {
                // A part of it is the same for every row, and told instead.
                Assert.Contains(reported, found => found.Location.SourceSpan.Start >= place
                    && found.Location.SourceSpan.End <= place + conditions[number].Length);
            }
        }

        Assert.Contains(reported, found => found.GetMessage(CultureInfo.InvariantCulture) == Always);
        Assert.Contains(reported, found => found.GetMessage(CultureInfo.InvariantCulture) == Never);
    }

    private static string Condition(Random random, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            switch (random.Next(12))
            {
                case 0:
                    return "c.A.In()";
                case < 4:
                    var option = random.Next(4) == 0 ? "null" : "ThingsC." + "XYZ"[random.Next(3)];
                    return $"c.C {(random.Next(2) == 0 ? "==" : "!=")} {option}";
                default:
                    break;
            }

            var column = "c." + (random.Next(3) == 0 ? "B" : "A");
            return random.Next(6) == 0
                ? column + (random.Next(2) == 0 ? " == null" : " != null")
                : $"{column} {new[] { "==", "!=", "<", "<=", ">", ">=" }[random.Next(6)]} {random.Next(1, 4)}";
        }

        return random.Next(5) == 0
            ? $"!({Condition(random, depth - 1)})"
            : $"({Condition(random, depth - 1)}) {(random.Next(2) == 0 ? "&&" : "||")} ({Condition(random, depth - 1)})";
    }
}
