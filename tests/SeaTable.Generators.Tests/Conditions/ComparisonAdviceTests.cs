using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Conditions;

/// <summary>Any column, compared with anything: whoever writes what is advised has code that compiles.</summary>
public sealed partial class ComparisonAdviceTests
{
    private static readonly string[] s_operators = ["==", "!=", ">", "<="];

    private static readonly string[] s_values =
    [
        "5", "3.5", "3.5f", "5L", "\"Lead\"", "\"no such\"", "true", "null", "today", "today.TimeOfDay", "acme", "numbers",
        "someone", "ContactsStatus.Lead", "ContactsTags.Vip", "DealsStage.Proposal", "System.DayOfWeek.Monday", "c.Notes",
        "(c.Notes)", "true && isNew",
    ];

    [Theory]
    [InlineData("Contacts")]
    [InlineData("Deals")]
    [InlineData("Companies")]
    [InlineData("Activities")]
    public void What_is_advised_for_any_column_and_any_value_compiles(string table)
    {
        var columns = GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Crm)).Compilation
            .GetSymbolsWithName($"{table}Columns", SymbolFilter.Type).OfType<INamedTypeSymbol>().Single()
            .GetMembers().OfType<IPropertySymbol>().Where(property => property.DeclaredAccessibility == Accessibility.Public)
            .Select(property => property.Name).ToList();
        Assert.True(columns.Count > 10, "Too few columns.");

        var said = Querying(table, columns.SelectMany(column => s_operators.SelectMany(sign =>
            s_values.SelectMany(value => new[] { $"c.{column} {sign} {value}", $"isNew && c.{column} {sign} {value}" }))))
            .ThoughRefused().Said();

        var advised = said.SelectMany(message => Advice().Matches(message)).Select(match => match.Groups[1].Value).Distinct()
            .ToList();
        Assert.True(advised.Count > 20, "Too little advice.");
        _ = Querying(table, advised).Said();
    }

    private static CodeTest Querying(string table, IEnumerable<string> conditions) => CodeTest.Whole(
        "using SeaTable;\nusing SeaTable.Queries;\nnamespace Crm;\ninternal static class Uses\n{\n"
        + "    public static void Run(\n        CrmBase crm, CompaniesRow acme, System.DateTime today, int[] numbers,\n"
        + "        SeaTableUser someone, bool isNew)\n    {\n"
        + string.Concat(conditions.Select(condition => $"        _ = crm.{table}.Where(c => {condition});\n"))
        + "    }\n}\n").With("crm.seatable.json", SchemaJson.Crm);

    [GeneratedRegex("Write (?:an option, such as |such as )?'([^']+)'")]
    private static partial Regex Advice();
}
