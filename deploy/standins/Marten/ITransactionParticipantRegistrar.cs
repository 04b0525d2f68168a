namespace Marten;

/// <summary>Takes participants for the next save. A save does not clear them.</summary>
public interface ITransactionParticipantRegistrar
{
    void AddTransactionParticipant(ITransactionParticipant participant);
}
