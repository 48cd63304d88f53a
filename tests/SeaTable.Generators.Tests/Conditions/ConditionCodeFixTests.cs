using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Conditions;

/// <summary>What becomes of a choice between two conditions.</summary>
public sealed class ConditionCodeFixTests
{
    [Theory]
    [InlineData(
        "_ = harbour.Boats.Where(c => c.Length > 5 ? c.Name == name : c.Name != name);",
        "_ = harbour.Boats.Where(c => (c.Length > 5 && c.Name == name) || (!(c.Length > 5) && c.Name != name));")]
    [InlineData(
        "_ = harbour.Boats.Where(c => !c.Tags.IsEmpty() ? c.Name == name || c.Note == name : SqlCondition.All());",
        "_ = harbour.Boats.Where(c => (!c.Tags.IsEmpty() && (c.Name == name || c.Note == name)) || (c.Tags.IsEmpty() && "
            + "SqlCondition.All()));")]
    [InlineData(
        "_ = harbour.Boats.Where(c => c.Note == name & (c.Name.StartsWith(name) ? c.Length > 5 : c.Length > 3));",
        "_ = harbour.Boats.Where(c => c.Note == name & ((c.Name.StartsWith(name) && c.Length > 5) || (!c.Name.StartsWith(name) "
            + "&& c.Length > 3)));")]
    [InlineData(
        "_ = harbour.Boats.Where(c => c.Length > 5 ? c.Name == name : c.Length > 3 ? c.Note == name : c.Note != name);",
        "_ = harbour.Boats.Where(c => (c.Length > 5 && c.Name == name) "
            + "|| (!(c.Length > 5) && ((c.Length > 3 && c.Note == name) || (!(c.Length > 3) && c.Note != name))));")]
    [InlineData(
        "_ = harbour.Boats.Where(c => c.Length > 5\n            ? c.Name == name\n            : c.Name != name);",
        "_ = harbour.Boats.Where(c => (c.Length > 5 && c.Name == name)\n            || (!(c.Length > 5) && c.Name != name));")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if (c.Length > 5) { return c.Name == name; } else { return c.Name != name; } });",
        "_ = harbour.Boats.Where(c => { return (c.Length > 5 && c.Name == name) || (!(c.Length > 5) && c.Name != name); });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if ((c.Length > 5)) return c.Name == name; return c.Name != name; });",
        "_ = harbour.Boats.Where(c => { return (c.Length > 5 && c.Name == name) || (!(c.Length > 5) && c.Name != name); });")]
    [InlineData(
        "SqlCondition Of(BoatsColumns c)\n        {\n            // Long boats have names.\n            if (c.Length > 5)\n     "
            + "       {\n"
            + "                return c.Name == name;\n            }\n\n            return c.Name != name;\n        }\n\n       "
                + " _ = harbour.Boats.Where(Of);",
        "SqlCondition Of(BoatsColumns c)\n        {\n            // Long boats have names.\n"
            + "            return (c.Length > 5 && c.Name == name) || (!(c.Length > 5) && c.Name != name);\n        }\n\n       "
                + " _ = harbour.Boats.Where(Of);")]
    public void A_choice_between_conditions_becomes_one_condition(string before, string after) =>
        CodeTest.Of(before).MustBecome(after);

    [Fact]
    public void A_fix_says_what_it_does() => Assert.Equal(
        ["Combine the conditions with && and ||"],
        CodeTest.Of("_ = harbour.Boats.Where(c => c.Length > 5 ? c.Name == name : c.Name != name);").FixTitles());

    [Theory]
    [InlineData("_ = harbour.Boats.Select(c => c.Name, c => c.Length > 5 ? c.Name : c.Note);")]
    [InlineData("_ = harbour.Boats.Where(c => { if (c.Length > 5) { length++; } return c.Name == name; });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if (c.Length > 5) { length++; return c.Note == name; } return c.Name == name; });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if (c.Length > 5) { return c.Note == name; } length++; return c.Name == name; });")]
    [InlineData("_ = harbour.Boats.Where(c => { while (c.Length > 5) { return c.Note == name; } return c.Name == name; });")]
    [InlineData("_ = harbour.Boats.Where(c => length switch { > 3 when c.Length > 5 => c.Name == name, _ => c.Name != name });")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > 5 ? c.Name == name : throw new System.InvalidOperationException());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > (length = 5) ? c.Name == name : c.Name != name);")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > 5 ? /* long */ c.Name == name : c.Name != name);")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if (c.Length > 5) { return c.Name == name; } /* short */ return c.Name != name; });")]
    [InlineData("System.Func<SqlCondition, string> text = c => c ? \"yes\" : \"no\"; _ = text;")]
    public void What_is_no_choice_between_conditions_has_no_fix(string code) => Assert.Empty(CodeTest.Of(code).FixTitles());
}
