namespace Marten.Events.Projections;

/// <summary>Marks what can be registered as a projection.</summary>
public interface IMartenRegistrable;
