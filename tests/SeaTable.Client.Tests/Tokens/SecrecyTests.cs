using System.ComponentModel;
using System.Net;
using System.Text.Json;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace SeaTable.Client.Tests;

/// <summary>What shows objects and messages shows no token.</summary>
public class SecrecyTests
{
    private const string BaseToken = "e30.eyJleHAiOjQxMDI0NDQ4MDAsInBlcm1pc3Npb24iOiJydyJ9.c2lnbmF0dXJlLW9mLWEtYmFzZS10b2tlbg";

    [Fact]
    public async Task Parts_of_tokens_that_the_server_repeats_are_in_no_message()
    {
        foreach (var token in new[] { CannedServer.ApiToken, BaseToken })
        {
            for (var length = 12; length <= token.Length; length += 7)
            {
                var part = token.Substring((token.Length - length) / 2, length);
                var server = Server(
                    _ => (HttpStatusCode.BadRequest,
                        $$"""{"error_message":"Not good: '{{part}}…, {{part.ToUpperInvariant()}}!"}"""));

                var error = await Assert.ThrowsAsync<SeaTableApiException>(() => server.Connect().Contacts.ToListAsync());

                Assert.Equal("Not good: '(token)…, (token)!", error.ServerMessage);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_call_does_not_show_what_a_handler_said(bool isExchange)
    {
        using var source = new CancellationTokenSource();
        var server = new CannedServer
        {
            OnCall = path =>
            {
                if (isExchange == path.Contains("app-access-token", StringComparison.Ordinal))
                {
                    source.Cancel();
                    throw new TaskCanceledException($"bad {CannedServer.ApiToken}");
                }
            },
            Answer = CannedServer.WithMetadata(_ => (HttpStatusCode.OK, CannedServer.Results("[]"))),
        };

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => server.Connect().Contacts.ToListAsync(source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.DoesNotContain(CannedServer.ApiToken[..12], error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_exception_leaves_out_of_its_text_is_searched_for_tokens_too()
    {
        Exception[] thrown =
        [
            new Silent($"bad {CannedServer.ApiToken}"),
            new InvalidOperationException("outer", new Silent(CannedServer.ApiToken)),
            new AggregateException("several", new IOException("one"), new Silent(CannedServer.ApiToken)),
            new InvalidOperationException("outer", new IOException(new string('x', 5_000) + CannedServer.ApiToken)),
        ];
        foreach (var one in thrown)
        {
            var error = await Assert.ThrowsAnyAsync<SeaTableException>(
                () => Server(_ => throw one).Connect().Contacts.ToListAsync());

            for (Exception? e = error; e is not null; e = e.InnerException)
                Assert.DoesNotContain(CannedServer.ApiToken[..12], e.Message + e, StringComparison.Ordinal);
        }
    }

    /// <summary>A proxy may write down the header of a call encoded, or with what stood before it.</summary>
    [Theory]
    [InlineData("hex")]
    [InlineData("percent")]
    [InlineData("base64")]
    [InlineData("base64url")]
    public async Task Tokens_in_other_forms_are_in_no_message(string form)
    {
        foreach (var token in new[] { CannedServer.ApiToken, BaseToken, "?>?>?>?>?>?>?>?>?>?>?>?>?>?>?>" })
        {
            for (var before = 0; before < 4; before++)
            {
                var encoded = Encoded(form, new string('-', before) + token);
                var said = new CannedServer
                {
                    Exchange = Exchanged,
                    Answer = _ => (
                        HttpStatusCode.BadRequest, JsonSerializer.Serialize(new { error_message = $"Bad: {encoded}" })),
                };

                var crm = said.Connect(options => options.ApiToken = token == BaseToken ? CannedServer.ApiToken : token);
                var error = await Assert.ThrowsAsync<SeaTableApiException>(() => crm.Contacts.ToListAsync());

                Assert.StartsWith("Bad: ", error.ServerMessage, StringComparison.Ordinal);
                Assert.Contains("(token)", error.ServerMessage, StringComparison.Ordinal);
                for (var start = 0; start + 20 <= encoded.Length; start++)
                    Assert.DoesNotContain(encoded.Substring(start, 20), error.ServerMessage, StringComparison.Ordinal);
            }
        }
    }

    private static string Encoded(string form, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return form switch
        {
            "hex" => Convert.ToHexString(bytes),
            "percent" => string.Concat(bytes.Select(part => $"%{part:x2}")),
            "base64" => Convert.ToBase64String(bytes),
            _ => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        };
    }

    private sealed class Silent(string message) : Exception(message)
    {
        public override string ToString() => "An error.";
    }

    [Fact]
    public async Task Words_of_the_server_stay_as_they_are_when_a_few_letters_of_them_stand_in_a_token()
    {
        var said = $"abcdefghijkl 0123456789a {CannedServer.ApiToken[..11]}";
        var server = Server(_ => (HttpStatusCode.BadRequest, $$"""{"error_message":"{{said}}"}"""));

        var error = await Assert.ThrowsAsync<SeaTableApiException>(() => server.Connect().Contacts.ToListAsync());

        Assert.Equal(said, error.ServerMessage);
    }

    [Fact]
    public void What_serializes_or_logs_options_by_their_properties_finds_no_token()
    {
        var options = new SeaTableOptions { Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken };
        var log = new List<LogEvent>();
        using (var serilog = new LoggerConfiguration().Destructure.ToMaximumDepth(20).WriteTo.Sink(new Sink(log)).CreateLogger())
            serilog.Information("{@Options} {@Token} {Token}", options, options.ApiToken, options.ApiToken);

        var nlog = new NLog.LogEventInfo(NLog.LogLevel.Info, "test", null, "{@Options} {Token}", [options, options.ApiToken!]);
        string[] texts =
        [
            JsonSerializer.Serialize(options), JsonSerializer.Serialize(new { options.ApiToken }),
            Newtonsoft.Json.JsonConvert.SerializeObject(options, new Newtonsoft.Json.JsonSerializerSettings
            {
                // The time zone has fields of its own that can't be written.
                Error = (_, e) => e.ErrorContext.Handled = true,
            }),
            Newtonsoft.Json.JsonConvert.SerializeObject(new { options.ApiToken }),
            string.Concat(log.Select(entry => entry.RenderMessage(null) + string.Concat(entry.Properties.Values))),
            nlog.FormattedMessage, $"{options.ApiToken}", "" + options.ApiToken,
            TypeDescriptor.GetConverter(typeof(SeaTableApiToken)).ConvertToInvariantString(options.ApiToken)!,
        ];

        Assert.All(texts, text => Assert.NotEmpty(text));
        Assert.All(texts, text => Assert.DoesNotContain(CannedServer.ApiToken[..12], text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(texts, text => text.Contains("seatable.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_field_that_can_be_reached_from_a_client_holds_a_token()
    {
        var options = new SeaTableOptions { Server = new Uri("https://seatable.example"), ApiToken = CannedServer.ApiToken };
        var crm = new CrmBase(options, new HttpClient(
            Server(CannedServer.WithMetadata(_ => (HttpStatusCode.OK, CannedServer.Results("[]"))))));
        await crm.Contacts.ToListAsync();

        var texts = ObjectGraph.TextsOf(crm, options).ToList();

        Assert.Contains(texts, text => text.Contains("seatable.example", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("Contacts", StringComparison.Ordinal));
        foreach (var token in new[] { CannedServer.ApiToken, BaseToken })
            Assert.DoesNotContain(texts, text => text.Contains(token[..12], StringComparison.Ordinal));
    }

    [Fact]
    public void A_token_is_equal_to_its_text_and_can_be_had_by_asking_for_it()
    {
        SeaTableApiToken token = CannedServer.ApiToken;
        string? none = null;

        Assert.True(token == CannedServer.ApiToken);
        Assert.True(token != "another");
        Assert.Equal(new SeaTableApiToken(CannedServer.ApiToken), token);
        Assert.Equal(new SeaTableApiToken(CannedServer.ApiToken).GetHashCode(), token.GetHashCode());
        Assert.Equal(CannedServer.ApiToken, token.Reveal());
        Assert.Null((SeaTableApiToken?)none);
        Assert.Equal(token, TypeDescriptor.GetConverter(typeof(SeaTableApiToken)).ConvertFrom(CannedServer.ApiToken));
    }

    private static CannedServer Server(Func<HttpRequestMessage, (HttpStatusCode Status, string Body)> answer) => new()
    {
        Exchange = Exchanged,
        Answer = answer,
    };

    private static (HttpStatusCode Status, string Body) Exchanged() => (HttpStatusCode.OK,
        $$"""{"access_token":"{{BaseToken}}","dtable_uuid":"5c264e76-0e5a-448a-9f34-580b551364ca"}""");

    private sealed class Sink(List<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Add(logEvent);
    }
}
