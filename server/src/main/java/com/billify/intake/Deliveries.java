package com.billify.intake;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Takes in files that the program itself brings: the way of everyone's files, without the preview that is for a person to
 * look at.
 */
@Component
public class Deliveries {
    private final Intake intake;

    Deliveries(Intake intake) {
        this.intake = intake;
    }

    /** A file with the name it is kept under. */
    public record DeliveredFile(String name, byte[] content) {}

    /**
     * All of the files, or none: within the company's transaction where one is running, so that the caller can note down
     * with it that they were taken in. Files that are known add nothing.
     *
     * @param user for whom they are brought
     * @return the import that they became
     */
    public UUID takeIn(CompanyId company, UserId user, List<DeliveredFile> files) {
        return intake.takeInNow(
                company,
                user,
                files.stream()
                        .<Supplier<Intake.Upload>>map(file -> () -> new Intake.Upload(file.name(), file.content()))
                        .toList());
    }
}
