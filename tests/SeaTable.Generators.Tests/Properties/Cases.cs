using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>
/// How many cases the property tests try. A night can afford many more than someone who waits for a test run:
/// <c>SEATABLE_TEST_CASES</c> counts schemas that are generated, <c>SEATABLE_TEST_COMPILES</c> those that are compiled as well.
/// </summary>
internal static class Cases
{
    public static int Generated { get; } = Number("SEATABLE_TEST_CASES", 10_000);

    public static int Compiled { get; } = Number("SEATABLE_TEST_COMPILES", 150);

    /// <summary>
    /// Tries a claim on that many cases; a failure names the seed with which to try it again, and the smallest case.
    /// </summary>
    public static void Try<T>(int count, Arbitrary<T> cases, Action<T> claim) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count), Prop.ForAll(cases, claim));

    public static Gen<IReadOnlyList<T>> ListOf<T>(this Gen<T> items, int fewest, int most) =>
        from count in Gen.Choose(fewest, most)
        from list in items.ListOf(count)
        select (IReadOnlyList<T>)[.. list];

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
