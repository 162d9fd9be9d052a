/** Stands in for Google Cloud KMS where there is no network: its keys are files in a folder. */
module com.example.localkms {
  requires transitive org.sops4j;

  exports com.example.localkms;

  provides org.sops4j.spi.KeySourceProvider with
      com.example.localkms.LocalKmsProvider;
}
