using System.Net;
using SeaTable.Emulator.Tests.Support;

namespace SeaTable.Emulator.Tests.Realtime;

/// <summary>Receivers of webhooks that want to hold up or fill the emulator.</summary>
public sealed class HostileReceiverTests
{
    [Fact]
    public async Task A_response_whose_body_has_no_end_is_a_response()
    {
        var receiver = new HookReceiver
        {
            Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new EndlessContent() }),
        };
        await using var workshop = await Workshop.OpenAsync(new() { WebhookHandler = receiver });
        workshop.Emulator.Webhooks.Add("http://hook.example/in");

        await workshop.AddAsync("""{"Title": "Frame"}""");
        await workshop.Emulator.Webhooks.WhenDeliveredAsync();

        var delivery = Assert.Single(workshop.Emulator.Webhooks.Deliveries);
        Assert.Equal((200, null), (delivery.StatusCode, delivery.Error));
    }

    // A body of which nothing ever comes.
    private sealed class EndlessContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            Task.Delay(Timeout.Infinite);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
