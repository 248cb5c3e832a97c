"""The kluis: encrypted deliveries, bookings and quarantine. Only the VP zone may import this."""
