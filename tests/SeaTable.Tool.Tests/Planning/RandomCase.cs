using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>
/// A case, by what it is made of: the same numbers make the same schema. <c>SEATABLE_APPLY_SCHEMAS</c> says how many each test
/// tries; a failure tells the case, and smaller ones are tried then. With the four numbers of a case it is tried alone.
/// </summary>
internal sealed record RandomCase(int Seed, int Tables, int Columns, int Edits)
{
    private const string Variable = "SEATABLE_APPLY_SCHEMAS";
    private const int FewCases = 25;

    private static Arbitrary<RandomCase> Cases { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from tables in Gen.Choose(1, 4)
        from columns in Gen.Choose(1, 8)
        from edits in Gen.Choose(1, 8)
        select new RandomCase(seed, tables, columns, edits),
        one => new[]
        {
            one with { Tables = one.Tables - 1 }, one with { Columns = one.Columns / 2 }, one with { Columns = one.Columns - 1 },
            one with { Edits = one.Edits / 2 }, one with { Edits = one.Edits - 1 },
        }.Where(smaller => smaller is { Tables: > 0, Columns: > 0, Edits: > 0 } && smaller != one));

    /// <summary>Tries the same cases in each run, unless other ones are asked for.</summary>
    /// <param name="claim">What holds for each.</param>
    /// <param name="share">Of how many cases it is tried with one, as long as nobody asks for more.</param>
    internal static void Try(Func<RandomCase, Task> claim, int share = 1)
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split(',') is [var seed, var tables, var columns, var edits])
        {
            claim(new RandomCase(Number(seed), Number(tables), Number(columns), Number(edits))).GetAwaiter().GetResult();
            return;
        }

        if (int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var count))
        {
            Check.One(
                Config.QuickThrowOnFailure.WithMaxTest(count),
                Prop.ForAll(Cases, one => claim(one).GetAwaiter().GetResult()));
            return;
        }

        for (var number = 0; number < FewCases / share; number++)
        {
            var one = new RandomCase(number * 7919, 1 + number % 4, 1 + number % 8, 1 + number % 7);
            try
            {
                claim(one).GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{one}: {e.Message}", e);
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
