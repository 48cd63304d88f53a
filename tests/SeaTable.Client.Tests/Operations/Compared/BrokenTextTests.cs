using System.Text;
using System.Text.Json;
using SeaTable.Emulator;

namespace SeaTable.Client.Tests.Operations;

/// <summary>
/// What becomes of every method of the page of operations when a text of an answer, or of what is sent, is none: its bytes
/// are no UTF-8, or it holds half of a letter.
/// </summary>
public sealed class BrokenTextTests
{
    /// <summary>How many texts of a body are broken, one after the other, spread over all of it.</summary>
    private static readonly int s_most =
        int.TryParse(Environment.GetEnvironmentVariable("SEATABLE_BROKEN_TEXTS"), out var number) ? number : 3;

    private static readonly byte[][] s_broken = [[0xff], [.. @"\ud800"u8]];

    /// <summary>The methods of which the emulator has the operation.</summary>
    public static TheoryData<string> Calls =>
        [.. OperationCase.ReadAll().Where(one => one is { Method.Length: > 0, Answered: null }).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Nothing_but_the_library_s_exceptions_comes_out_and_nothing_is_done_twice(string name)
    {
        var failures = new List<string>();
        var undisturbed = "";
        await ForEachBrokenAsync(async damage =>
        {
            var (before, after, thrown) = await RunAsync(name, (sent, change) => sent.Damage = change, damage.Apply);
            if (undisturbed.Length == 0)
            {
                Assert.Null(thrown);
                undisturbed = after;
            }

            if (thrown is not (null or SeaTableException or SeaTableQueryException))
                failures.Add($"{damage.Done} throws {thrown}");
            if (after != undisturbed && (after != before || thrown is null))
                failures.Add($"{damage.Done} leaves {after} and not {undisturbed}: {thrown}");
            if (thrown is SeaTableException { NotApplied: true } && after != before)
                failures.Add($"{damage.Done} is told as not done: {thrown}");
        });
        Assert.Equal([], failures);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_emulator_never_fails_by_what_is_sent(string name)
    {
        var failures = new List<string>();
        await ForEachBrokenAsync(async damage =>
        {
            await RunAsync(name, (sent, change) => sent.DamageSent = change, damage.Apply, emulator =>
                failures.AddRange(emulator.Calls.Where(call => call.Failure is not null).Select(
                    call => $"{call.Method} {call.Path} with {damage.Done}: {call.Failure}")));
        });
        Assert.Equal([], failures);
    }

    /// <summary>Tries it without damage, and then with one text of one body broken.</summary>
    private static async Task ForEachBrokenAsync(Func<Damage, Task> tryAsync)
    {
        var whole = new Damage(-1, 0, []);
        await tryAsync(whole);
        for (var body = 0; body < whole.Texts.Count; body++)
        {
            var step = Math.Max(1, whole.Texts[body] / s_most);
            for (var text = 0; text < whole.Texts[body]; text += step)
            {
                foreach (var broken in s_broken)
                    await tryAsync(new Damage(body, text, broken));
            }
        }
    }

    private static async Task<(string Before, string After, Exception? Error)> RunAsync(
        string name, Action<SentCalls, Func<byte[], byte[]?>> set, Func<byte[], byte[]?> damage,
        Action<SeaTableEmulator>? look = null)
    {
        await using var run = await OperationRun.StartAsync(options => options.Retry = new() { BaseDelay = TimeSpan.Zero });
        var before = "";
        run.OnBegin = async () =>
        {
            before = await run.ShapeAsync();
            set(run.Sent, damage);
        };
        var error = await Record.ExceptionAsync(async () => Shown.Of(await OperationCalls.All[name](run)));
        set(run.Sent, static _ => null);
        look?.Invoke(run.Emulator);
        return (before, await run.ShapeAsync(), error);
    }

    /// <summary>Breaks one text of one body.</summary>
    private sealed class Damage(int body, int text, byte[] broken)
    {
        /// <summary>Gets how many texts and names each body has.</summary>
        internal List<int> Texts { get; } = [];

        /// <summary>Gets the end of what was passed on, for messages.</summary>
        internal string Done { get; private set; } = "";

        internal byte[]? Apply(byte[] bytes)
        {
            var places = Places(bytes);
            Texts.Add(places.Count);
            if (Texts.Count - 1 != body || places.Count <= text)
                return null;

            var place = places[text];
            Done = Encoding.Latin1.GetString([.. bytes[Math.Max(0, place - 100)..place], .. broken, .. bytes[place..]]);
            return [.. bytes[..place], .. broken, .. bytes[place..]];
        }

        /// <summary>Where texts and names begin, behind their quotes.</summary>
        private static List<int> Places(byte[] bytes)
        {
            List<int> places = [];
            if (bytes is not [(byte)'{' or (byte)'[' or (byte)'"', ..])
                return places;

            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    places.Add((int)reader.TokenStartIndex + 1);
            }

            return places;
        }
    }
}
