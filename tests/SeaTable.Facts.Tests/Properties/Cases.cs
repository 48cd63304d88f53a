using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Facts.Tests.Properties;

/// <summary>How many cases the property tests try: <c>SEATABLE_TEST_CASES</c>, or 10,000.</summary>
internal static class Cases
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SEATABLE_TEST_CASES"), CultureInfo.InvariantCulture, out var number)
            ? number : 10_000;

    /// <summary>Tries a claim; a failure names the seed with which to try it again, and the smallest case.</summary>
    public static void Try<T>(Gen<T> cases, Action<T> claim) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Count), Prop.ForAll(cases.ToArbitrary(), claim));

    public static Gen<IReadOnlyList<T>> ListOf<T>(this Gen<T> items, int fewest, int most) =>
        from count in Gen.Choose(fewest, most)
        from list in items.ListOf(count)
        select (IReadOnlyList<T>)[.. list];
}
