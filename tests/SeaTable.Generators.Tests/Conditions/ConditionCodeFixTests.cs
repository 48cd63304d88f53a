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

    // The condition stands twice in the combined one, and what it calls would be called twice.
    [Theory]
    [InlineData("static Task<SqlCondition> Next() => null!; async Task<SqlCondition> Of() => await Next() ? A() : B(); _ = "
        + "Of();")]
    [InlineData("async Task<SqlCondition> Of(Task<SqlCondition> next) { if (await next) return A(); return B(); } _ = "
        + "Of(null!);")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > length++ ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > --length ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > int.Parse(name) ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => A() ? A() : B());")]
    [InlineData("static int Out(out int i) => i = 1; _ = harbour.Boats.Where(c => c.Length > Out(out length) ? A() : B());")]
    [InlineData("static int Ref(ref int i) => i++; _ = harbour.Boats.Where(c => c.Length > Ref(ref length) ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > new System.Random(1).Next() ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > new string('a', 3).Length ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Name == System.Guid.NewGuid().ToString() ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Seen > System.DateTimeOffset.Now ? A() : B());")]
    [InlineData("_ = harbour.Boats.Where(c => c.Length > ((object)length is int i ? i : 0) ? A() : B());")]
    [InlineData("dynamic call = name; _ = harbour.Boats.Where(c => c.Length > (int)call.Next() ? A() : B());")]
    public void A_condition_that_acts_has_no_fix(string code) => Assert.Empty(CodeTest.Of(WithSides(code)).FixTitles());

    // "&&" has no meaning for these, or another.
    [Theory]
    [InlineData("SqlCondition? Of(BoatsColumns c) => c.Length > 5 ? A() : default; _ = Of(null!);")]
    [InlineData("SqlCondition Of(BoatsColumns c) => c.Length > 5 ? A() : default!; _ = Of(null!);")]
    [InlineData("SqlCondition Of(BoatsColumns c) => c.Length > 5 ? default(SqlCondition)! : null!; _ = Of(null!);")]
    [InlineData("SqlCondition? Of(BoatsColumns c) { if (c.Length > 5) return default; return B(); } _ = Of(null!);")]
    [InlineData("SqlCondition Of(BoatsColumns c) { if (c.Length > 5) return A(); else return default!; } _ = Of(null!);")]
    [InlineData("SqlCondition? Of(BoatsColumns c) => c.Length > 5 ? default(SqlCondition) : B(); _ = Of(null!);")]
    [InlineData("SqlCondition? Of(BoatsColumns c, SqlCondition? none) => c.Length > 5 ? A() : none; _ = Of(null!, null);")]
    [InlineData("SqlCondition? Of(BoatsColumns c, SqlCondition? none) { if (c.Length > 5) return none; return B(); } "
        + "_ = Of(null!, null);")]
    [InlineData("SqlCondition Of(BoatsColumns c) { SqlCondition z; var y = c.Length > 5 ? z = A() : z = B(); return y & z; } "
        + "_ = Of(null!);")]
    [InlineData("static SqlCondition Out(out int i) { i = 1; return A(); } int Of(BoatsColumns c) "
        + "{ int z; _ = c.Length > 5 ? Out(out z) : Out(out z); return z; } _ = Of(null!);")]
    [InlineData("SqlCondition Of(BoatsColumns c, dynamic other) => c.Length > 5 ? A() : other; _ = Of(null!, null!);")]
    public void A_side_that_cannot_stand_beside_and_has_no_fix(string code) =>
        Assert.Empty(CodeTest.Of(WithSides(code)).FixTitles());

    [Fact]
    public void A_side_that_is_known_not_to_be_null_is_combined() => CodeTest
        .Of(WithSides("SqlCondition Of(BoatsColumns c, SqlCondition? none) => none is null ? A() : c.Length > 5 ? none : B(); "
            + "_ = Of(null!, null);"))
        .MustBecome(WithSides("SqlCondition Of(BoatsColumns c, SqlCondition? none) => none is null ? A() "
            + ": (c.Length > 5 && none) || (!(c.Length > 5) && B()); _ = Of(null!, null);"));

    [Theory]
    [InlineData(
        "_ = harbour.Boats.Where(c => c.Length > 5 ? A() : c.Length > 3 ? B() : A());",
        "_ = harbour.Boats.Where(c => (c.Length > 5 && A()) || (!(c.Length > 5) && ((c.Length > 3 && B()) || "
            + "(!(c.Length > 3) && A()))));")]
    [InlineData(
        "_ = harbour.Boats.Where(c => (c.Length > 5 ? c.Name == name : c.Note == name) ? A() : B());",
        "_ = harbour.Boats.Where(c => (((c.Length > 5 && c.Name == name) || (!(c.Length > 5) && c.Note == name)) && A()) || "
            + "(!((c.Length > 5 && c.Name == name) || (!(c.Length > 5) && c.Note == name)) && B()));")]
    [InlineData(
        "_ = harbour.Boats.Where(c => { if (c.Length > 5) return A(); if (c.Length > 3) return B(); return A(); });",
        "_ = harbour.Boats.Where(c => { return (c.Length > 5 && A()) || (!(c.Length > 5) && ((c.Length > 3 && B()) || "
            + "(!(c.Length > 3) && A()))); });")]
    [InlineData(
        "_ = harbour.Boats.Where(c => c.Length > 5 ? A() : B()); _ = harbour.Boats.Where(c => c.Length > length++ ? A() : B());",
        "_ = harbour.Boats.Where(c => (c.Length > 5 && A()) || (!(c.Length > 5) && B())); "
            + "_ = harbour.Boats.Where(c => c.Length > length++ ? A() : B());")]
    public void All_choices_of_a_file_are_combined_at_once(string before, string after) =>
        CodeTest.Of(WithSides(before)).MustBecomeAtOnce(WithSides(after));

    private static string WithSides(string code) =>
        "static SqlCondition A() => SqlCondition.All(); static SqlCondition B() => SqlCondition.None(); _ = A() & B(); " + code;
}
