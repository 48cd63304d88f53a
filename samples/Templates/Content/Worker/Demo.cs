namespace SeaTableWorker;

/// <summary>Somebody who adds a contact now and then, so that there is something to see. Leave it out.</summary>
internal sealed class Demo(CrmBase crm) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            await crm.Contacts.AddAsync(new ContactsRow { Name = "Ada Lovelace", Status = ContactsStatus.Lead }, stoppingToken);
        }
    }
}
