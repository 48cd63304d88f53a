using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SeaTable.Client.Tests;

/// <summary>
/// Rows are read while an answer arrives; in whichever pieces it comes and wherever it ends, they are the same or none.
/// </summary>
public sealed class ArrivingAnswerTests : IDisposable
{
    private readonly Arriving _server = new() { Body = _ => throw new InvalidOperationException() };
    private readonly CrmBase _crm;

    private const string Rows =
        """{"_id":"AAAA","_ctime":"2026-01-01T00:00:00.001+00:00","0000":"Zoë \"},{\" 😀","Nt1s":"\ud83d\ude00 \\ \u00fc ]}","Ag3e":41.5,"Nl3r":true,"Tg6s":["174420","38216"],"Cm7y":[{"row_id":"R1","display_value":"Ac\"me"}],"Rt7g":"five","Lc6l":"2026-03-06T09:25:00+00:00"} , {"_id":"BBBB","_ctime":"2026-01-01T00:00:00.002+00:00","0000":null,"Nt1s":"","Ag3e":7,"Nl3r":false,"Tg6s":[],"Cm7y":null,"zz9z":{"a":[{"b":"}]"}]}},{"_id":"CCCC","_ctime":"2026-01-01T00:00:00.003+00:00","0000":"文本","Ag3e":-1e3}""";

    private const string Metadata = """[{"key":"0000","name":"Name","type":"text","data":null}]""";

    private const string Answer =
        $$"""{"success":true,"error_message":"","is_join_stmt":false,"metadata":{{Metadata}},"results":[{{Rows}}]}""";

    public ArrivingAnswerTests() =>
        _crm = _server.Connect(options => options.Retry = new() { BaseDelay = TimeSpan.Zero, MaxAttempts = 2 });

    public void Dispose() => _server.Dispose();

    public static TheoryData<string> Answers() =>
    [
        Answer,
        $$"""{"results":[{{Rows}}],"metadata":{{Metadata}},"success":true}""",
        $$""" { "success" : true , "results" : [ {{Rows}} ] , "metadata" : {{Metadata}} } """,
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_in_two_pieces_gives_the_same_rows_wherever_it_is_cut(string answer)
    {
        var whole = await ReadAsync(answer, _ => int.MaxValue);
        for (var cut = 1; cut < Encoding.UTF8.GetByteCount(answer); cut++)
            Assert.Equal(whole, await ReadAsync(answer, position => position < cut ? cut - position : int.MaxValue));

        Assert.Contains("CCCC", whole, StringComparison.Ordinal);
        Assert.Contains("five", whole, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_byte_by_byte_gives_the_same_rows(string answer) =>
        Assert.Equal(await ReadAsync(answer, _ => int.MaxValue), await ReadAsync(answer, _ => 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Rows_of_all_lengths_are_read_from_pieces_of_all_lengths(int seed)
    {
        var random = new Random(seed);
        var answer = CannedServer.Results($"[{string.Join(',', Enumerable.Range(0, 333).Select(Row))}]");
        var whole = await ReadAsync(answer, _ => int.MaxValue);

        for (var run = 0; run < 5; run++)
        {
            var most = 1 << random.Next(6, 18);
            Assert.Equal(whole, await ReadAsync(answer, _ => random.Next(1, most)));
        }

        string Row(int number)
        {
            var length = random.Next(50) == 0 ? random.Next(5_000) : random.Next(40);
            return $$"""{"_id":"{{PagedServer.Id(number)}}","0000":{{Json(length)}},"Ag3e":{{number}},"Nt1s":{{Json(length / 3)}}}""";
        }

        string Json(int length) =>
            JsonSerializer.Serialize(string.Concat(
                Enumerable.Range(0, length).Select(_ => "aü\"\\}],{[😀\n"[random.Next(9)])));
    }

    [Fact]
    public async Task A_cell_may_be_longer_than_any_piece()
    {
        var text = string.Concat(Enumerable.Repeat("lang \\ und \"breit\" ü ", 150_000));
        var answer = CannedServer.Results(
            $$"""[{"_id":"AAAA","0000":"short"},{"_id":"BBBB","0000":{{JsonSerializer.Serialize(text)}}},{"_id":"CCCC"}]""");

        Arrive(answer, _ => 1_000);

        Assert.Equal(["short", text, null], (await _crm.Contacts.ToListAsync()).Select(row => row.Name));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Of_an_answer_that_ends_before_its_list_no_row_is_given(string answer)
    {
        var end = answer.IndexOf(Rows, StringComparison.Ordinal) + Rows.Length;
        for (var length = 0; length <= end; length++)
        {
            foreach (var piece in new[] { 7, int.MaxValue })
            {
                Arrive(answer[..length], _ => piece);
                await Assert.ThrowsAsync<SeaTableConnectionException>(() => _crm.Contacts.ToListAsync());
            }
        }
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again_and_no_row_comes_twice()
    {
        var length = Encoding.UTF8.GetByteCount(Answer);
        var whole = await ReadAsync(Answer, _ => int.MaxValue);
        for (var end = 0; end < length; end++)
        {
            var broken = Encoding.UTF8.GetBytes(Answer)[..end];
            var before = _server.Calls;
            _server.Body = call => call > before + 1 ? new Arriving.Pieces(Answer, _ => 40)
                : new Arriving.Pieces(broken, _ => 40) { AtEnd = _ => throw new IOException("The line is dead.") };

            Assert.Equal(whole, Text(await _crm.Contacts.ToListAsync()));
            Assert.Equal(2, _server.Calls - before);
        }
    }

    [Fact]
    public async Task An_answer_that_stops_midway_is_given_up_when_the_time_of_a_try_is_over()
    {
        var clock = new ManualTime();
        var server = new Arriving
        {
            Body = call => call > 1 ? new Arriving.Pieces(Answer, _ => 40) : new Arriving.Pieces(Answer[..300], _ => 40)
            {
                AtEnd = token => new ValueTask(Task.Delay(Timeout.Infinite, token)),
            },
        };
        var crm = server.Connect(options =>
        {
            options.TimeProvider = clock;
            options.Retry = new() { BaseDelay = TimeSpan.Zero, AttemptTimeout = TimeSpan.FromSeconds(10) };
        });

        var reading = crm.Contacts.ToListAsync();
        while (!reading.IsCompleted)
            await clock.StepAsync();

        Assert.Equal(await ReadAsync(Answer, _ => int.MaxValue), Text(await reading));
        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public async Task A_reading_that_is_cancelled_midway_ends_with_that()
    {
        var length = Encoding.UTF8.GetByteCount(Answer);
        for (var end = 0; end < length; end += 10)
        {
            using var source = new CancellationTokenSource();
            Arrive(Answer, position =>
            {
                if (position >= end)
                    source.Cancel();

                return 10;
            });

            var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _crm.Contacts.ToListAsync(source.Token));

            Assert.Equal(source.Token, error.CancellationToken);
        }
    }

    [Theory]
    [InlineData("""{"success":false,"error_message":"no","results":[{"_id":"AAAA"}]}""")]
    [InlineData("""{"results":[{"_id":"AAAA"}],"metadata":[],"success":false,"error_message":"no"}""")]
    public async Task An_answer_that_is_a_refusal_gives_no_row(string answer)
    {
        foreach (var piece in new[] { 1, 16, int.MaxValue })
        {
            Arrive(answer, _ => piece);
            var error = await Assert.ThrowsAsync<SeaTableApiException>(() => _crm.Contacts.ToListAsync());
            Assert.Equal("no", error.ServerMessage);
        }
    }

    [Theory]
    [InlineData("""{"_id":"BBBB"},1""")]
    [InlineData("""{"_id":"BBBB"},[{"_id":"CCCC"}]""")]
    [InlineData("""{"_id":""}""")]
    [InlineData("""{"_id":"BBBB"} {"_id":"CCCC"}""")]
    [InlineData("""{"_id":"BBBB"},,{"_id":"CCCC"}""")]
    [InlineData("""{"_id":"BBBB","Ag3e":01}""")]
    public async Task A_list_that_holds_something_else_gives_no_row(string rows)
    {
        foreach (var piece in new[] { 1, 16, int.MaxValue })
        {
            Arrive(CannedServer.Results($$"""[{"_id":"AAAA"},{{rows}},{"_id":"DDDD"}]"""), _ => piece);
            await Assert.ThrowsAsync<SeaTableConnectionException>(() => _crm.Contacts.ToListAsync());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Names_that_the_answer_shows_to_be_old_are_asked_for_anew_wherever_it_tells_them(bool isTold)
    {
        const string Told = """[{"key":"0000","name":"Full name","type":"text"}]""";
        var server = new Arriving
        {
            Body = _ => new Arriving.Pieces(
                isTold ? $$"""{"success":true,"metadata":{{Told}},"results":[{{Rows}}]}"""
                    : $$"""{"success":true,"results":[{{Rows}}],"metadata":{{Told}}}""",
                _ => 25),
        };
        var crm = server.Connect();
        await crm.Contacts.AnyAsync();
        var before = server.Calls;
        server.Metadata = server.Metadata.Replace("\"name\": \"Name\"", "\"name\": \"Full name\"", StringComparison.Ordinal);

        var rows = await crm.Contacts.ToListAsync();

        Assert.Equal(["AAAA", "BBBB", "CCCC"], rows.Select(row => row.RowId));
        Assert.InRange(server.Calls - before, 1, 3);
    }

    [Fact]
    public async Task Rows_of_a_view_and_selected_values_are_read_from_pieces_as_well()
    {
        var ages = new List<double?> { 41.5, 7, -1000 };
        foreach (var piece in new[] { 1, 30, int.MaxValue })
        {
            Arrive($$"""{"rows":[{{Rows}}]}""", _ => piece);
            var viewed = await _crm.Contacts.InView(_crm.Contacts.Views.AllContacts).ToListAsync();
            Assert.Equal(ages, viewed.Select(row => row.Age));

            Arrive(Answer, _ => piece);
            Assert.Equal(ages, await _crm.Contacts.Select(c => c.Age).ToListAsync());
        }
    }

    private void Arrive(string answer, Func<int, int> next) => _server.Body = _ => new Arriving.Pieces(answer, next);

    private async Task<string> ReadAsync(string answer, Func<int, int> next)
    {
        Arrive(answer, next);
        return Text(await _crm.Contacts.ToListAsync());
    }

    /// <summary>Everything that can be seen of rows.</summary>
    private static string Text(List<ContactsRow> rows) => string.Join('\n', rows.Select(row => string.Create(
        CultureInfo.InvariantCulture,
        $"{JsonSerializer.Serialize(row)} {row.RowCreatedAt:O} {string.Join(' ', row.CellErrors.Select(error => error.Json))}")));
}
