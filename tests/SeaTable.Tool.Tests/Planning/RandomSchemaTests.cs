using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SeaTable.Emulator;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>
/// Random schemas and random edits of them. <c>SEATABLE_APPLY_SCHEMAS</c> says how many each test tries; a failure tells the
/// case, and smaller ones are tried then.
/// </summary>
public sealed class RandomSchemaTests
{
    private static readonly int s_count =
        int.TryParse(Environment.GetEnvironmentVariable("SEATABLE_APPLY_SCHEMAS"), CultureInfo.InvariantCulture, out var count)
            ? count : 25;

    private static readonly string[] s_changedPaths = ["columns", "tables", "views", "column-options", "snapshot"];

    /// <summary>A case, by what it is made of: the same numbers make the same schema.</summary>
    internal sealed record Case(int Seed, int Tables, int Columns, int Edits);

    private static Arbitrary<Case> Cases { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from tables in Gen.Choose(1, 4)
        from columns in Gen.Choose(1, 8)
        from edits in Gen.Choose(1, 8)
        select new Case(seed, tables, columns, edits),
        one => new[]
        {
            one with { Tables = one.Tables - 1 }, one with { Columns = one.Columns / 2 }, one with { Columns = one.Columns - 1 },
            one with { Edits = one.Edits / 2 }, one with { Edits = one.Edits - 1 },
        }.Where(smaller => smaller is { Tables: > 0, Columns: > 0, Edits: > 0 } && smaller != one));

    [Fact]
    public void A_base_that_is_made_from_nothing_is_as_the_file_says() => Try(async one =>
    {
        var wanted = new RandomBase(new Random(one.Seed)).Create(one.Tables, one.Columns);
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync(wanted);
        var code = GeneratedCode.Of(target.SchemaFile, await target.ReadSchemaFileAsync(), null, CancellationToken.None);

        var apply = await target.RunAsync("apply", target.SchemaFile);
        Assert.True(apply.ExitCode == 0, apply.Error);
        var written = await target.ReadSchemaFileAsync();
        var pull = await target.RunAsync("pull", "-o", target.SchemaFile);
        Assert.Equal(written, await target.ReadSchemaFileAsync());
        Assert.Contains("up to date", pull.Error, StringComparison.Ordinal);
        Assert.Equal(Shape.Of(wanted), Shape.Of(await target.ReadAsync(), wanted));

        target.Emulator.ClearRequests();
        var again = await target.RunAsync("apply", target.SchemaFile);
        Assert.Contains("Nothing is to be done.", again.Error, StringComparison.Ordinal);
        Assert.Empty(target.Changes());

        SameCode.Check(code, GeneratedCode.Of(target.SchemaFile, written, null, CancellationToken.None), wanted);
        await SameCode.CheckAsync(target, written);
    });

    [Fact]
    public void Any_edit_is_reached_or_it_is_told_what_can_not_be_done() => Try(async one =>
    {
        var random = new Random(one.Seed);
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync(new RandomBase(random).Create(one.Tables, one.Columns));
        Assert.Equal(0, (await target.RunAsync("apply", target.SchemaFile)).ExitCode);
        var edited = new RandomEdits(random).Edit(await target.ReadAsync(), one.Edits);
        await target.WriteAsync(edited);

        var plan = await target.PlanAsync();
        var told = plan.GetProperty("obstacles").EnumerateArray().Select(item => item.GetProperty("message").GetString()!)
            .ToList();
        var apply = await target.ApplyAllAsync();
        Assert.True(apply.ExitCode is 0 or 1, apply.Error);
        var after = await target.PlanAsync();

        Assert.Equal(0, after.GetProperty("steps").GetArrayLength());
        Assert.Equal(
            told.Order(StringComparer.Ordinal),
            after.GetProperty("obstacles").EnumerateArray().Select(item => item.GetProperty("message").GetString()!)
                .Order(StringComparer.Ordinal));
        if (told.Count == 0)
            Assert.Equal(Shape.WithoutFormulas(edited, edited), Shape.WithoutFormulas(await target.FetchAsync(), edited));
    });

    [Fact]
    public void Faults_in_the_middle_leave_nothing_doubled_and_nothing_undone() => Try(async one =>
    {
        var wanted = new RandomBase(new Random(one.Seed)).Create(one.Tables, one.Columns);
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync(wanted);
        Fault[] faults =
        [
            Fault.DropBeforeWrite, Fault.DropAfterWrite, Fault.TruncatedBody, Fault.EmptyBeforeWrite, Fault.EmptyAfterWrite,
            Fault.DuplicatedWrite, Fault.LateWrite(), Fault.ErrorBeforeWrite(System.Net.HttpStatusCode.InternalServerError),
            Fault.ErrorAfterWrite(System.Net.HttpStatusCode.InternalServerError), Fault.LateWrite(TimeSpan.FromMilliseconds(5)),
        ];
        foreach (var path in s_changedPaths)
            target.Emulator.Faults.Random(one.Seed + path.Length, 0.2, faults, path: path);

        var runs = 0;
        while ((await target.ApplyAllAsync()).ExitCode != 0)
        {
            Assert.True(++runs < 100, "It does not come to an end.");
            await target.Emulator.Faults.WhenSettledAsync();
        }

        target.Emulator.Faults.Clear();
        await target.Emulator.Faults.WhenSettledAsync();
        var last = await target.ApplyAllAsync();
        Assert.True(last.ExitCode == 0, last.Error);
        Assert.Equal(Shape.Of(wanted), Shape.Of(await target.FetchAsync(), wanted));
    }, 2);

    /// <summary>Tries the same cases in each run, unless other ones are asked for.</summary>
    private static void Try(Func<Case, Task> claim, int share = 1)
    {
        if (Environment.GetEnvironmentVariable("SEATABLE_APPLY_SCHEMAS") is null)
        {
            for (var number = 0; number < s_count / share; number++)
                claim(new Case(number * 7919, 1 + number % 4, 1 + number % 8, 1 + number % 7)).GetAwaiter().GetResult();

            return;
        }

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, s_count / share)),
            Prop.ForAll(Cases, one => claim(one).GetAwaiter().GetResult()));
    }
}
