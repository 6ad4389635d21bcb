package org.yadman.gatherings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.platform.vault.SealedColumns;

@Configuration(proxyBeanMethods = false)
class ReportWiring {

    @Bean
    SealedColumns sealedReports() {
        return new SealedColumns(ReportStore.TABLE, "id", ReportStore.COLUMNS);
    }

    @Bean
    SealedColumns sealedReportPhotos() {
        return new SealedColumns(ReportPhotoStore.TABLE, "id", ReportPhotoStore.COLUMNS);
    }
}
