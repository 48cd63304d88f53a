using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SeaTable.Generators.Analysis.Conditions;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Conditions;

/// <summary>Where a condition of a query is used as if the program knew what it comes to.</summary>
public sealed class ConditionRuleTests
{
    private const string Message = "Whether a row meets this condition is found out by the server; here it always counts as "
        + "false. "
        + "Combine conditions with &&, || and ! instead of branching on them.";

    [Theory]
    [InlineData("_ = harbour.Boats.Where(c => «c.Length > 5» ? c.Name == name : c.Name != name);")]
    [InlineData("_ = harbour.Boats.Where(c => { if («c.Length > 5») { return c.Name == name; } return c.Name != name; });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if ((«c.Length > 5»)) return c.Name == name; else return SqlCondition.All(); });")]
    [InlineData("_ = harbour.Boats.Where(c => { if («!(c.Length > 5)») { length++; } return c.Name == name; });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if («c.Length > 5 && c.Name == name || !c.Tags.IsEmpty()») { length++; } return c.Name "
            + "== name; });")]
    [InlineData("_ = harbour.Boats.Where(c => { while («c.Length > 5») { length++; } return c.Name == name; });")]
    [InlineData("_ = harbour.Boats.Where(c => { do { length++; } while («c.Length > 5»); return c.Name == name; });")]
    [InlineData("_ = harbour.Boats.Where(c => { for (int i = 0; «c.Length > i»; i++) { } return c.Name == name; });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { switch (length) { case > 3 when «c.Length > 5»: return c.Name == name; default: return "
            + "c.Name != name; } });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => length switch { > 3 when «c.Length > 5» => c.Name == name, _ => c.Name != name });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { try { length++; } catch (System.Exception) when («c.Length > 5») { } return c.Name == "
            + "name; });")]
    [InlineData("_ = harbour.Boats.Select(c => c.Name, c => «c.Length > 5» ? c.Name : c.Note);")]
    [InlineData("_ = harbour.Boats.Where(c => { if (checked((«c.Length > 5»))) { length++; } return c.Name == name; });")]
    [InlineData("BoatsColumns? c = harbour.Boats.Columns; length = «(c ?? harbour.Boats.Columns).Tags.IsEmpty()» ? 1 : 2;")]
    [InlineData("if («length switch { 1 => harbour.Boats.Columns.Length > 5, _ => SqlCondition.All() }») { length++; }")]
    [InlineData("async Task<SqlCondition> Get() { await Task.Yield(); return SqlCondition.All(); } if («await Get()») { }")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { ref int longest = ref («c.Length > 5» ? ref length : ref length); return c.Length > "
            + "longest; });")]
    public void A_condition_that_decides_a_branch_is_an_error(string code) =>
        CodeTest.Of(code).ExpectingError("STB3001", Message).Run();

    [Theory]
    [InlineData("static string Name(SqlCondition condition) => «condition» ? \"yes\" : \"no\"; _ = Name(SqlCondition.All());")]
    [InlineData(
        "static int Name(SqlCondition? condition) { if (condition is not null) { if («condition») { return 1; } } return 0; } _ "
            + "= Name(null);")]
    [InlineData("static int Name(SqlCondition? condition) => «condition»! ? 1 : 0; _ = Name(null);")]
    [InlineData("static int Name<T>(T condition) where T : SqlCondition => «condition» ? 1 : 0; _ = Name(SqlCondition.All());")]
    [InlineData("System.Func<SqlCondition, int> number = condition => «condition» ? 1 : 0; _ = number;")]
    [InlineData(
        "System.Linq.Expressions.Expression<System.Func<SqlCondition, int>> number = condition => «condition» ? 1 : 0; _ = "
            + "number;")]
    public void So_is_one_in_a_local_function_a_generic_method_or_a_lambda(string code) =>
        CodeTest.Of(code).ExpectingError("STB3001", Message).Run();

    [Fact]
    public void Each_use_is_told_of() => CodeTest
        .Of("_ = harbour.Boats.Where(c => «c.Length > 5» ? c.Name == name : «c.Length > 3» ? c.Name != name : c.Note == name);")
        .ExpectingError("STB3001", Message)
        .ExpectingError("STB3001", Message)
        .Run();

    [Fact]
    public void A_member_of_a_class_is_looked_at() => CodeTest.Whole("""
        using SeaTable;
        namespace Crm;
        partial class BoatsColumns
        {
            private string? _words;

            internal SqlCondition IsLong => Length > 30;

            internal string Words => «IsLong» ? "long" : "short";

            internal string this[int length] => «Length > length» ? "longer" : "shorter";

            internal string? Kept { get => _words; init => _words = «IsLong» ? value : null; }
        }
        """)
        .ExpectingError("STB3001", Message)
        .ExpectingError("STB3001", Message)
        .ExpectingError("STB3001", Message)
        .Run();

    [Theory]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > 5 && c.Name == name || !(c.Length < 3));")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > 5 & c.Name == name | !(c.Length < 3));")]
    [InlineData("_ = harbour.Boats.Where(c => length > 5 ? c.Length > 5 : c.Name == name);")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if (length > 5 && name.Length > 3) { return c.Length > 5; } return !(c.Name == name); "
            + "});")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { var all = SqlCondition.All(); for (int i = 0; i < 3; i++) { all &= c.Length > i; } "
            + "return all; });")]
    [InlineData("_ = harbour.Boats.Where(c => (c.Length > 5) is var longer && length > 3 ? longer : c.Name == name);")]
    [InlineData(
        "static bool Is(SqlCondition? left, object right) => left is null || left == right || left.Equals(right); _ = Is(null, "
            + "name);")]
    [InlineData(
        "static SqlCondition Both<T>(T left, T right) where T : SqlCondition => left && right; _ = Both(SqlCondition.All(), "
            + "SqlCondition.None());")]
    [InlineData("dynamic condition = SqlCondition.All(); _ = condition & SqlCondition.None();")]
    public void What_combines_conditions_or_asks_values_is_passed_over(string code) => CodeTest.Of(code).Run();

    [Fact]
    public void Other_types_with_an_operator_true_are_passed_over() => CodeTest.Whole("""
        namespace Crm
        {
            internal struct SqlCondition
            {
                public static bool operator true(SqlCondition condition) => true;
                public static bool operator false(SqlCondition condition) => false;
                public static SqlCondition operator &(SqlCondition left, SqlCondition right) => left;
                public static SqlCondition operator !(SqlCondition condition) => condition;
            }

            internal static class Uses
            {
                public static int Run(SqlCondition condition, System.Data.SqlTypes.SqlBoolean other, SqlCondition? third)
                {
                    if (condition && !condition)
                    {
                        return 1;
                    }

                    return other ? 2 : third.GetValueOrDefault() ? 3 : 4;
                }
            }
        }
        """).Run();

    [Theory]
    [InlineData("bool known = harbour.Boats.Columns.Length > 5;", "CS0029")]
    [InlineData("bool known = (bool)(SqlCondition.All());", "CS0030")]
    [InlineData("bool known = length > 5 && SqlCondition.All();", "CS0019")]
    [InlineData("bool known = SqlCondition.All() is true;", "CS0029")]
    [InlineData("System.Diagnostics.Debug.Assert(SqlCondition.All());", "CS1503")]
    public void What_would_turn_a_condition_into_a_bool_does_not_compile(string code, string error) =>
        Assert.Contains(error, CodeTest.Of(code).CompilerErrors());

    [Fact]
    public void Generated_code_is_looked_at_as_well() => CodeTest.Whole("""
        // <auto-generated/>
        namespace Crm;
        internal static class Page
        {
            public static int Number(SeaTable.SqlCondition condition) => «condition» ? 1 : 0;
        }
        """)
        .ExpectingError("STB3001", Message)
        .Run();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Only_projects_with_the_library_are_looked_at(bool isReferenced, int actions)
    {
        var analyzer = new ConditionAnalyzer();
        var project = Project.Referencing(isReferenced ? [References.Runtime] : [])
            .AddSyntaxTrees(
                CSharpSyntaxTree.ParseText("internal static class Uses { public static bool Not(bool value) => !value; }"))
            .WithAnalyzers([analyzer]);
        await project.GetAllDiagnosticsAsync();

        var telemetry = await project.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);

        Assert.Equal(actions, telemetry.SemanticModelActionsCount);

        // For any of these the compiler would go through all that the generator wrote.
        Assert.Equal(0, telemetry.OperationActionsCount + telemetry.SyntaxNodeActionsCount + telemetry.SymbolActionsCount);
    }

    [Fact]
    public void Rules_have_a_page_each()
    {
        var pages = Path.Combine(RepositoryFiles.Root, "docs", "diagnostics");
        var overview = File.ReadAllText(Path.Combine(pages, "README.md"));
        Assert.All(ConditionRules.All, rule =>
        {
            var page = File.ReadAllText(Path.Combine(pages, rule.Id + ".md")).ReplaceLineEndings("\n");
            Assert.StartsWith(
                $"# {rule.Id}: {rule.Title}\n\nSeverity: {rule.DefaultSeverity}.\n", page, StringComparison.Ordinal);
            Assert.All(
                ["Cause", "Example", "How to fix it"],
                section => Assert.Contains($"\n## {section}\n", page, StringComparison.Ordinal));
            Assert.Contains(
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} |", overview, StringComparison.Ordinal);
            Assert.EndsWith($"/docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        });
    }
}
